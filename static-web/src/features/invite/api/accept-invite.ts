import { request } from '@/api/http';
import type { Invite, Session } from '@/api/types';

export const lookAtInvite = (token: string): Promise<Invite> =>
  request<Invite>('/api/invites/look', { method: 'POST', body: { token }, ownsSession: true });

export const acceptInvite = (token: string, password: string): Promise<Session> =>
  request<Session>('/api/invites/accept', { method: 'POST', body: { token, password }, ownsSession: true });
