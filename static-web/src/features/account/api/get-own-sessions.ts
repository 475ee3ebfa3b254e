import { queryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { OwnSession } from '@/api/types';

export const ownSessionsQuery = queryOptions({
  queryKey: queryKeys.ownSessions,
  queryFn: async ({ signal }) => (await request<{ items: OwnSession[] }>('/api/account/sessions', { signal })).items,
});
