import { request } from '@/api/http';
import type { Session } from '@/api/types';

export const confirmSession = (password: string, code: string): Promise<Session> =>
  request<Session>('/api/session/confirm', { method: 'POST', body: { password, code }, ownsSession: true });
