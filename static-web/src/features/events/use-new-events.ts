import { useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { queryKeys } from '@/api/query-keys';
import type { EventPage, FeedEvent } from '@/api/types';
import { LiveStream } from '@/lib/live-stream';
import { newEventsQuery } from './api/get-events';
import { toQuery, type EventFilter } from './filter';

// A flood of events asks once, not a hundred times.
const restMs = 1000;

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
  const look = useEffectEvent(() => void refetch({ cancelRefetch: false }));
  const category = filter.category?.join(',');
  const isReady = end !== undefined;
  const from = useEffectEvent(() => end ?? 0);

  useEffect(() => {
    if (!isReady) return undefined;
    let timer = 0;
    const heard = (): void => {
      timer ||= window.setTimeout(() => {
        timer = 0;
        look();
      }, restMs);
    };
    const stream = new LiveStream<{ kind: 'event'; data: FeedEvent }>(
      { url: (last) => streamUrl(category, last), kinds: ['event'], onEvent: heard, onConnection: () => undefined, onResume: () => undefined },
      String(from()),
    );
    // A browser has six connections for all tabs together: one that nobody looks at gives its own back.
    const turn = (): void => (document.visibilityState === 'visible' ? stream.open() : stream.close());
    turn();
    document.addEventListener('visibilitychange', turn);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', turn);
      stream.close();
    };
  }, [category, isReady]);

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

const streamUrl = (category: string | undefined, last: string | null): string =>
  `/api/events/stream?${new URLSearchParams({ ...(category ? { category } : {}), ...(last ? { lastEventId: last } : {}) }).toString()}`;

/** The list with what waited on top of it; an event that is there already comes in once. */
export function withNew(data: InfiniteData<EventPage, number | null>, waiting: EventPage): InfiniteData<EventPage, number | null> {
  const [first, ...older] = data.pages;
  if (!first) return data;
  const newest = first.items[0]?.position ?? 0;
  const added = waiting.items.filter(({ position }) => position > newest).reverse();
  return { ...data, pages: [{ ...first, items: [...added, ...first.items], end: Math.max(first.end, waiting.end) }, ...older] };
}
