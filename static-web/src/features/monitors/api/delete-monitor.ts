import { request } from '@/api/http';

export const deleteMonitor = (id: string): Promise<undefined> => request<undefined>(`/api/monitors/${id}`, { method: 'DELETE' });
