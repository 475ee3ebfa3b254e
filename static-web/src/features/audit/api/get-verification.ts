import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { AuditVerification } from '@/api/types';

/** The server walks the whole log for it, so it is not asked again with every look at the page. */
export const verificationQuery = {
  queryKey: queryKeys.auditVerification,
  queryFn: ({ signal }: { signal: AbortSignal }) => request<AuditVerification>('/api/audit/verification', { signal }),
  staleTime: 5 * 60_000,
};
