import { request } from '@/api/http';
import type { CheckNow } from '@/api/types';

export const checkNow = (monitorId: string): Promise<CheckNow> => request<CheckNow>(`/api/monitors/${monitorId}/check`, { method: 'POST' });
