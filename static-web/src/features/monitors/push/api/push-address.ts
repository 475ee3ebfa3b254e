import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { PushAddress, PushState } from '@/api/types';

export const pushStateQuery = (id: string) => ({
  queryKey: queryKeys.pushState(id),
  queryFn: ({ signal }: { signal: AbortSignal }) => request<PushState>(`/api/monitors/${id}/push`, { signal }),
});

/** A new one takes the place of the one before. */
export const issuePushAddress = (id: string): Promise<PushAddress> => request<PushAddress>(`/api/monitors/${id}/push`, { method: 'POST' });
