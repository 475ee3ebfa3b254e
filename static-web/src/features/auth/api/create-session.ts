import { request } from '@/api/http';
import type { Session } from '@/api/types';

export const createSession = (name: string, password: string): Promise<Session> =>
  request<Session>('/api/session', { method: 'POST', body: { name, password }, ownsSession: true });
