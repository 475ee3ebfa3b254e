import { request } from '@/api/http';
import type { Session } from '@/api/types';

export const getSession = (): Promise<Session> => request<Session>('/api/session', { ownsSession: true });
