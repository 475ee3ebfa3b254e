import { request } from '@/api/http';
import type { ShortStatus, Status } from '@/api/types';
import { expandStatus } from './expand';

export const getStatus = async (signal?: AbortSignal): Promise<Status> => expandStatus(await request<ShortStatus>('/api/status', signal ? { signal } : {}));

/** What a stranger sees: the same call without the cookie, so nothing has to be guessed or filtered here. */
export const getVisitorStatus = async (signal?: AbortSignal): Promise<Status> =>
  expandStatus(await request<ShortStatus>('/api/status', signal ? { signal, asVisitor: true } : { asVisitor: true }));
