import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { SetupFound } from '@/api/types';

export const foundQuery = {
  queryKey: queryKeys.setupFound,
  queryFn: ({ signal }: { signal: AbortSignal }) => request<SetupFound>('/api/setup/found', { signal }),
};
