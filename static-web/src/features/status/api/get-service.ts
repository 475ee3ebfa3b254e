import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { ServiceDetail, ShortDetail, Window } from '@/api/types';
import { expandService } from './expand';

export const serviceQuery = (id: string, window: Window, asVisitor: boolean) => ({
  queryKey: asVisitor ? ([...queryKeys.service(id, window), 'visitor'] as const) : queryKeys.service(id, window),
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<ServiceDetail> => {
    const detail = await request<ShortDetail>(`/api/status/services/${encodeURIComponent(id)}?window=${window}`, { signal, asVisitor });
    return { ...detail, service: expandService(detail.service) };
  },
});
