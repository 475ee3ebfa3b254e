import { queryKeys } from '@/api/query-keys';
import { getStatus, getVisitorStatus } from '../api/get-status';
import { RecentEvents } from './recent-events';

export const recentEvents = new RecentEvents();

export const statusQuery = {
  queryKey: queryKeys.status,
  queryFn: ({ signal }: { signal: AbortSignal }) => recentEvents.during(() => getStatus(signal)),
  staleTime: Infinity,
};

export const visitorStatusQuery = {
  queryKey: queryKeys.visitorStatus,
  queryFn: ({ signal }: { signal: AbortSignal }) => getVisitorStatus(signal),
  staleTime: 0,
};
