import { request } from '@/api/http';
import type { Session } from '@/api/types';

export const finishSignIn = (code: string): Promise<Session> =>
  request<Session>('/api/session/code', { method: 'POST', body: { code }, ownsSession: true });
