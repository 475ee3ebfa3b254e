import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { Version } from '@/api/types';

/** It changes with a restart only. */
export const versionQuery = {
  queryKey: queryKeys.version,
  queryFn: ({ signal }: { signal: AbortSignal }) => request<Version>('/api/version', { signal }),
};
