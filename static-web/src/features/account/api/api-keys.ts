import { queryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { ApiKeyInput, NewApiKey, OwnApiKeys } from '@/api/types';

export const ownApiKeysQuery = queryOptions({
  queryKey: queryKeys.ownApiKeys,
  queryFn: ({ signal }) => request<OwnApiKeys>('/api/account/api-keys', { signal }),
});

export const createApiKey = (input: ApiKeyInput): Promise<NewApiKey> =>
  request<NewApiKey>('/api/account/api-keys', { method: 'POST', body: input });

export const revokeApiKey = (id: string): Promise<undefined> => request<undefined>(`/api/account/api-keys/${id}`, { method: 'DELETE' });
