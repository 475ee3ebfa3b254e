import { request } from '@/api/http';
import type { Monitor } from '@/api/types';

export const setPaused = (id: string, paused: boolean): Promise<Monitor> =>
  request<Monitor>(`/api/monitors/${id}/${paused ? 'pause' : 'resume'}`, { method: 'POST' });
