import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { EventPage } from '@/api/types';
import { toQuery, type EventFilter } from '../filter';

const limit = 100;

const address = (...parts: string[]): string => `/api/events?${[`limit=${limit}`, ...parts].filter(Boolean).join('&')}`;

export const eventsQuery = (filter: EventFilter) =>
  infiniteQueryOptions({
    queryKey: queryKeys.events(toQuery(filter)),
    queryFn: ({ signal, pageParam }) => request<EventPage>(address(toQuery(filter), pageParam === null ? '' : `before=${pageParam}`), { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    // What comes later is told by the stream and waits for the reader; a second reading would move the list under their eyes.
    staleTime: Infinity,
    gcTime: 0,
  });

/** The newest few, for where they are only glanced at. */
export const latestEventsQuery = (limit: number) => ({
  queryKey: queryKeys.latestEvents(limit),
  queryFn: ({ signal }: { signal: AbortSignal }) => request<EventPage>(`/api/events?limit=${Math.min(limit, 100)}`, { signal }),
});

/** What came after the list was read, oldest first. */
export const newEventsQuery = (filter: EventFilter, end: number) => ({
  queryKey: queryKeys.newEvents(toQuery(filter), end),
  queryFn: ({ signal }: { signal: AbortSignal }) => request<EventPage>(address(toQuery(filter), `after=${end}`), { signal }),
});

export const storyQuery = (story: string) => ({
  queryKey: queryKeys.story(story),
  queryFn: ({ signal }: { signal: AbortSignal }) => request<EventPage>(address(`story=${encodeURIComponent(story)}`), { signal }),
});
