import { queryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { SecondFactorState, Session, TotpSetup } from '@/api/types';

export const secondFactorQuery = queryOptions({
  queryKey: queryKeys.secondFactor,
  queryFn: ({ signal }) => request<SecondFactorState>('/api/account/second-factor', { signal }),
});

export const beginTotp = (): Promise<TotpSetup> => request<TotpSetup>('/api/account/totp', { method: 'POST' });

export const enableTotp = async (code: string): Promise<string[]> => (await request<{ codes: string[] }>('/api/account/totp', { method: 'PUT', body: { code } })).codes;

export const disableTotp = (password: string, code: string): Promise<Session> =>
  request<Session>('/api/account/totp/removal', { method: 'POST', body: { password, code } });

export const renewRecoveryCodes = async (): Promise<string[]> => (await request<{ codes: string[] }>('/api/account/recovery-codes', { method: 'POST' })).codes;
