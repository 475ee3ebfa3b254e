import { request } from '@/api/http';
import type { MonitorInput, Preview } from '@/api/types';

export const previewMonitor = (body: { paste: string } | { monitor: MonitorInput; id?: string | undefined }): Promise<Preview> =>
  request<Preview>('/api/monitors/preview', { method: 'POST', body });
