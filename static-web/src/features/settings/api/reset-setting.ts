import { request } from '@/api/http';
import type { Setting } from '@/api/types';

export const resetSetting = (key: string, version: number): Promise<Setting> =>
  request<Setting>(`/api/settings/${encodeURIComponent(key)}`, { method: 'DELETE', headers: { 'If-Match': `"${version}"` } });
