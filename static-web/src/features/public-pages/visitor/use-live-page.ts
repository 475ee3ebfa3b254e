import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queryKeys } from '@/api/query-keys';
import type { PublicPageNews, PublicPageView } from '@/api/types';
import { LiveStream } from '@/lib/live-stream';
import { streamPath } from '../api/visit';
import { applyNews } from './apply-news';

interface News {
  kind: 'state';
  data: PublicPageNews;
}

/** Follows a page that was loaded; whether the connection is lost. Who comes back is told everything anew, so that nothing is missed. */
export function useLivePage(slug: string, isLoaded: boolean): boolean {
  const client = useQueryClient();
  const [isLost, setIsLost] = useState(false);

  useEffect(() => {
    if (!isLoaded) return undefined;
    const key = queryKeys.visit(slug);
    const stream = new LiveStream<News>(
      {
        url: () => streamPath(slug),
        kinds: ['state'],
        onEvent: ({ data }) => {
          const known = client.getQueryData<PublicPageView>(key);
          if (known?.version !== data.version) void client.invalidateQueries({ queryKey: key });
          client.setQueryData<PublicPageView>(key, (page) => page && applyNews(page, data));
        },
        onConnection: (state) => {
          setIsLost(state === 'lost');
          // It may be that there is no such page any more.
          if (state === 'lost') void client.invalidateQueries({ queryKey: key });
        },
        onResume: () => undefined,
      },
      null,
    );
    const hurry = (): void => {
      if (document.visibilityState === 'visible') stream.hurry();
    };
    stream.open();
    window.addEventListener('online', hurry);
    document.addEventListener('visibilitychange', hurry);
    return () => {
      window.removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', hurry);
      stream.close();
    };
  }, [client, slug, isLoaded]);

  return isLost;
}
