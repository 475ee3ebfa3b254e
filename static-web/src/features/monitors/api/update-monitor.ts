import { request } from '@/api/http';
import type { Monitor, MonitorInput } from '@/api/types';

/** The version read before is sent back; a monitor that changed meanwhile is refused with `monitor_changed`. */
export const updateMonitor = (id: string, version: number, body: MonitorInput): Promise<Monitor> =>
  request<Monitor>(`/api/monitors/${id}`, { method: 'PUT', body, headers: { 'If-Match': `"${version}"` } });
