import { request } from '@/api/http';
import type { Challenge, Session } from '@/api/types';

/** A session, or for who has a second factor the word that a code is awaited from this browser. */
export const createSession = (name: string, password: string): Promise<Session | Challenge> =>
  request<Session | Challenge>('/api/session', { method: 'POST', body: { name, password }, ownsSession: true });
