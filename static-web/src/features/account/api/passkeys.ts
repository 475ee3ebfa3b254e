import { queryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { Passkey, PasskeyOptions, Passkeys } from '@/api/types';
import { makeInDevice } from '@/features/auth/passkey-device';

export const passkeysQuery = queryOptions({
  queryKey: queryKeys.passkeys,
  queryFn: ({ signal }) => request<Passkeys>('/api/account/passkeys', { signal }),
});

export async function addPasskey(name: string): Promise<Passkey> {
  const { options } = await request<PasskeyOptions>('/api/account/passkeys/options', { method: 'POST', body: {} });
  const credential = await makeInDevice(options);
  return request<Passkey>('/api/account/passkeys', { method: 'POST', body: { name, credential } });
}

export const renamePasskey = (id: string, name: string): Promise<Passkey> =>
  request<Passkey>(`/api/account/passkeys/${id}`, { method: 'PUT', body: { name } });

export const removePasskey = (id: string): Promise<undefined> => request<undefined>(`/api/account/passkeys/${id}`, { method: 'DELETE' });
