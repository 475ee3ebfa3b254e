import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { AuditPage } from '@/api/types';
import { toQuery, type AuditFilter } from '../filter';

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: queryKeys.audit(toQuery(filter)),
    queryFn: ({ signal, pageParam }) => {
      const query = [toQuery(filter), pageParam === null ? '' : `before=${pageParam}`].filter(Boolean).join('&');
      return request<AuditPage>(`/api/audit?limit=50${query && `&${query}`}`, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
