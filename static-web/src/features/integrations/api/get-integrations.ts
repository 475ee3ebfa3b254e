import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { Integration } from '@/api/types';

export const integrationsQuery = {
  queryKey: queryKeys.integrations,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Integration[]> => (await request<{ items: Integration[] }>('/api/integrations', { signal })).items,
};
