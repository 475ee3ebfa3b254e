import { request } from '@/api/http';
import type { MonitorBulkInput, MonitorBulkReport } from '@/api/types';

export const editMonitors = (body: MonitorBulkInput): Promise<MonitorBulkReport> => request<MonitorBulkReport>('/api/monitors/bulk', { method: 'POST', body });
