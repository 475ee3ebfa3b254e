import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { FeedEvent } from '@/api/types';

/** An event never changes. */
export const eventQuery = (id: string) => ({
  queryKey: queryKeys.event(id),
  queryFn: ({ signal }: { signal: AbortSignal }) => request<FeedEvent>(`/api/events/${encodeURIComponent(id)}`, { signal }),
  staleTime: Infinity,
});
