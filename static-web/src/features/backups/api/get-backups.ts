import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { Backups } from '@/api/types';

export const backupsQuery = {
  queryKey: queryKeys.backups,
  queryFn: ({ signal }: { signal: AbortSignal }) => request<Backups>('/api/backups', { signal }),
};
