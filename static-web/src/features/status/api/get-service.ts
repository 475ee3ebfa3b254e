import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { ServiceDetail, Window } from '@/api/types';

export const serviceQuery = (id: string, window: Window, asVisitor: boolean) => ({
  queryKey: asVisitor ? ([...queryKeys.service(id, window), 'visitor'] as const) : queryKeys.service(id, window),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    request<ServiceDetail>(`/api/status/services/${encodeURIComponent(id)}?window=${window}`, { signal, asVisitor }),
});
