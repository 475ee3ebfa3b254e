import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { SetupState } from '@/api/types';

export const setupQuery = {
  queryKey: queryKeys.setup,
  queryFn: () => request<SetupState>('/api/setup', { ownsSession: true }),
  staleTime: 30_000,
};
