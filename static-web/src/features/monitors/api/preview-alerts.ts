import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { AlertPreview, MonitorInput } from '@/api/types';

export const alertPreviewQuery = (id: string, monitor: MonitorInput) => ({
  queryKey: queryKeys.alertPreview(id, JSON.stringify(monitor)),
  queryFn: ({ signal }: { signal: AbortSignal }) => request<AlertPreview>(`/api/monitors/${id}/alert-preview`, { method: 'POST', body: monitor, signal }),
});
