import { request } from '@/api/http';
import type { Session } from '@/api/types';

export const createOwner = (body: { token: string; name: string; password: string }): Promise<Session> =>
  request<Session>('/api/setup/owner', { method: 'POST', body, ownsSession: true });
