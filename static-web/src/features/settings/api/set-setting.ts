import { request } from '@/api/http';
import type { Setting } from '@/api/types';

/** The version read before is sent back; a setting that changed meanwhile is refused with `setting_changed`. */
export const setSetting = (key: string, version: number, value: string): Promise<Setting> =>
  request<Setting>(`/api/settings/${encodeURIComponent(key)}`, { method: 'PUT', body: { value }, headers: { 'If-Match': `"${version}"` } });
