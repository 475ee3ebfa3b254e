import { request } from '@/api/http';
import type { DeadLetter } from '@/api/types';

interface Retried {
  retried: number;
}

export const retryDeadLetter = ({ handler, event }: DeadLetter): Promise<Retried> =>
  request<Retried>(`/api/events/dead-letters/${encodeURIComponent(handler)}/${event.position}/retry`, { method: 'POST' });

export const retryDeadLetters = (): Promise<Retried> => request<Retried>('/api/events/dead-letters/retry', { method: 'POST' });
