import { useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { queryKeys } from '@/api/query-keys';
import type { EventPage } from '@/api/types';
import { newEventsQuery } from './api/get-events';
import { toQuery, type EventFilter } from './filter';
import { useEventNews } from './use-event-news';

interface NewEvents {
  /** How many wait; the filter is the server's, so the number is exact. */
  count: number;
  /** There are more than were counted. */
  isMore: boolean;
  show: () => void;
}

/** What happened since the list was read waits here until the reader wants it. The stream only says when to look. */
export function useNewEvents(filter: EventFilter, end: number | undefined): NewEvents {
  const client = useQueryClient();
  const { data: waiting, refetch } = useQuery({ ...newEventsQuery(filter, end ?? 0), enabled: false });
  useEventNews({ category: filter.category?.join(','), from: end ?? 0, isOn: end !== undefined, look: () => void refetch({ cancelRefetch: false }) });

  const show = (): void => {
    if (!waiting || end === undefined) return;
    const key = queryKeys.events(toQuery(filter));
    if (waiting.next !== null) {
      void client.resetQueries({ queryKey: key, exact: true });
      return;
    }
    client.setQueryData<InfiniteData<EventPage, number | null>>(key, (data) => data && withNew(data, waiting));
  };
  return { count: waiting?.items.length ?? 0, isMore: waiting ? waiting.next !== null : false, show };
}

/** The list with what waited on top of it; an event that is there already comes in once. */
export function withNew(data: InfiniteData<EventPage, number | null>, waiting: EventPage): InfiniteData<EventPage, number | null> {
  const [first, ...older] = data.pages;
  if (!first) return data;
  const newest = first.items[0]?.position ?? 0;
  const added = waiting.items.filter(({ position }) => position > newest).reverse();
  return { ...data, pages: [{ ...first, items: [...added, ...first.items], end: Math.max(first.end, waiting.end) }, ...older] };
}
