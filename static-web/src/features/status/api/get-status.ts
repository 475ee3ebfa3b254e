import { request } from '@/api/http';
import type { Status } from '@/api/types';

export const getStatus = (signal?: AbortSignal): Promise<Status> => request<Status>('/api/status', signal ? { signal } : {});

/** What a stranger sees: the same call without the cookie, so nothing has to be guessed or filtered here. */
export const getVisitorStatus = (signal?: AbortSignal): Promise<Status> =>
  request<Status>('/api/status', signal ? { signal, asVisitor: true } : { asVisitor: true });
