import { request } from '@/api/http';
import type { ImportReport } from '@/api/types';

export const previewImport = (text: string): Promise<ImportReport> => request<ImportReport>('/api/monitors/import/preview', { method: 'POST', body: { text } });

export const importMonitors = (text: string): Promise<ImportReport> => request<ImportReport>('/api/monitors/import', { method: 'POST', body: { text } });
