import { useEffect, useEffectEvent } from 'react';
import type { FeedEvent } from '@/api/types';
import { LiveStream } from '@/lib/live-stream';

// A flood of events asks once, not a hundred times; and what an event tells of may be there a moment after it.
const restMs = 1000;

interface EventNews {
  /** What is listened for, as the API takes it; other categories do not come. */
  category?: string | undefined;
  /** The position that is known already; null listens from now on. */
  from?: number | null;
  isOn?: boolean;
  /** Whether this one is a reason to look. */
  means?: (event: FeedEvent) => boolean;
  look: () => void;
}

/** Says when to look again because something happened; for as long as the page is looked at. */
export function useEventNews({ category, from = null, isOn = true, means = () => true, look }: EventNews): void {
  const doLook = useEffectEvent(look);
  const isMeant = useEffectEvent(means);
  const start = useEffectEvent(() => (from === null ? null : String(from)));

  useEffect(() => {
    if (!isOn) return undefined;
    let timer = 0;
    const soon = (): void => {
      timer ||= window.setTimeout(() => {
        timer = 0;
        doLook();
      }, restMs);
    };
    const stream = new LiveStream<{ kind: 'event'; data: FeedEvent }>(
      { url: (last) => streamUrl(category, last), kinds: ['event'], onEvent: ({ data }) => isMeant(data) && soon(), onConnection: () => undefined, onResume: soon },
      start(),
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
  }, [category, isOn]);
}

const streamUrl = (category: string | undefined, last: string | null): string =>
  `/api/events/stream?${new URLSearchParams({ ...(category ? { category } : {}), ...(last ? { lastEventId: last } : {}) }).toString()}`;
