import { queryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { OidcAnswer, Session, SignInWays } from '@/api/types';

export const signInWaysQuery = queryOptions({
  queryKey: queryKeys.signInWays,
  queryFn: ({ signal }) => request<SignInWays>('/api/sign-in', { signal }),
});

export const startOidc = (returnTo: string): Promise<{ url: string }> =>
  request<{ url: string }>('/api/sign-in/oidc', { method: 'POST', body: { returnTo }, ownsSession: true });

export const confirmWithOidc = (): Promise<{ url: string }> =>
  request<{ url: string }>('/api/session/confirm/oidc', { method: 'POST', ownsSession: true });

export const acceptInviteWithOidc = (token: string): Promise<{ url: string }> =>
  request<{ url: string }>('/api/invites/accept/oidc', { method: 'POST', body: { token }, ownsSession: true });

export const signInForwarded = (): Promise<Session> => request<Session>('/api/sign-in/forwarded', { method: 'POST', ownsSession: true });

export interface ProviderAnswer {
  state: string;
  code: string;
  iss: string | null;
  error: string | null;
}

export const completeOidc = (answer: ProviderAnswer): Promise<OidcAnswer> =>
  request<OidcAnswer>('/api/sign-in/oidc/complete', { method: 'POST', body: answer, ownsSession: true });
