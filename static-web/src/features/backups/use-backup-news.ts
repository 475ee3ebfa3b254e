import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryKeys } from '@/api/query-keys';
import type { FeedEvent } from '@/api/types';
import { LiveStream } from '@/lib/live-stream';

// A backup is told just before it stands in the list.
const restMs = 1000;

/** Reads the page anew when a backup was made or failed. */
export function useBackupNews(): void {
  const client = useQueryClient();

  useEffect(() => {
    let timer = 0;
    const look = (): void => void client.invalidateQueries({ queryKey: queryKeys.backups });
    const stream = new LiveStream<{ kind: 'event'; data: FeedEvent }>(
      {
        url: (last) => `/api/events/stream?${new URLSearchParams({ category: 'system', ...(last ? { lastEventId: last } : {}) }).toString()}`,
        kinds: ['event'],
        onEvent: ({ data }) => {
          if (data.source !== 'backups') return;
          window.clearTimeout(timer);
          timer = window.setTimeout(look, restMs);
        },
        onConnection: () => undefined,
        onResume: look,
      },
      null,
    );
    const turn = (): void => (document.visibilityState === 'visible' ? stream.open() : stream.close());
    turn();
    document.addEventListener('visibilitychange', turn);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', turn);
      stream.close();
    };
  }, [client]);
}
