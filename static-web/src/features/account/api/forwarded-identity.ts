import { queryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { ForwardedIdentity } from '@/api/types';

export const forwardedIdentityQuery = queryOptions({
  queryKey: queryKeys.forwardedIdentity,
  queryFn: ({ signal }) => request<ForwardedIdentity>('/api/account/forwarded-identity', { signal }),
});

export const linkForwardedIdentity = (): Promise<undefined> => request<undefined>('/api/account/forwarded-identity', { method: 'POST' });

export const unlinkForwardedIdentity = (): Promise<undefined> => request<undefined>('/api/account/forwarded-identity', { method: 'DELETE' });
