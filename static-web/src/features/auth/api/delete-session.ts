import { request } from '@/api/http';

export const deleteSession = (): Promise<undefined> => request<undefined>('/api/session', { method: 'DELETE', ownsSession: true });
