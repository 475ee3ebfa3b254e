import { request } from '@/api/http';
import type { Monitor, MonitorInput } from '@/api/types';

export const createMonitor = (body: MonitorInput): Promise<Monitor> => request<Monitor>('/api/monitors', { method: 'POST', body });
