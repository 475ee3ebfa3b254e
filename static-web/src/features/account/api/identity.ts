import { queryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { Identity } from '@/api/types';

export const identityQuery = queryOptions({
  queryKey: queryKeys.identity,
  queryFn: ({ signal }) => request<Identity>('/api/account/identity', { signal }),
});

export const linkIdentity = (): Promise<{ url: string }> => request<{ url: string }>('/api/account/identity', { method: 'POST' });

export const unlinkIdentity = (): Promise<undefined> => request<undefined>('/api/account/identity', { method: 'DELETE' });
