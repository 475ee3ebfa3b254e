import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { Setting } from '@/api/types';

export const settingsQuery = {
  queryKey: queryKeys.settings,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Setting[]> => (await request<{ settings: Setting[] }>('/api/settings', { signal })).settings,
};
