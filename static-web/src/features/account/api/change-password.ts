import { request } from '@/api/http';
import type { Session } from '@/api/types';

export const changePassword = (currentPassword: string, newPassword: string, code: string): Promise<Session> =>
  request<Session>('/api/account/password', { method: 'PUT', body: { currentPassword, newPassword, code } });
