import { request } from '@/api/http';
import type { MonitorExport } from '@/api/types';

/** As YAML for the service map; without ids all that were made on the page. */
export const exportMonitors = (ids?: string[]): Promise<MonitorExport> => request<MonitorExport>('/api/monitors/export', { method: 'POST', body: ids ? { ids } : {} });
