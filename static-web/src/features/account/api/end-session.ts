import { request } from '@/api/http';

export const endSession = (id: string): Promise<undefined> => request<undefined>(`/api/account/sessions/${id}`, { method: 'DELETE' });

export const endOtherSessions = (): Promise<undefined> => request<undefined>('/api/account/sessions', { method: 'DELETE' });
