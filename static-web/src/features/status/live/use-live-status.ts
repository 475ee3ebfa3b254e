import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { ServiceDetail, Session, Status } from '@/api/types';
import { LiveStream } from '@/lib/live-stream';
import { applyEvent, applyToDetail } from './apply-event';
import { setConnection } from './connection';
import { liveKinds, type LiveEvent } from './events';
import { recentEvents, statusQuery } from './status-query';

const streamUrl = (lastEventId: string | null): string =>
  lastEventId ? `/api/status/stream?lastEventId=${encodeURIComponent(lastEventId)}` : '/api/status/stream';

export function takeEvent(client: QueryClient, event: LiveEvent, id: string): void {
  recentEvents.add(event, id);
  client.setQueryData<Status>(queryKeys.status, (status) => status && applyEvent(status, event));
  if (event.kind === 'result') {
    const { service } = event.data;
    // A monitor made a moment ago: the first snapshot after it may have been taken before the server knew it.
    const isUnknown = client.getQueryData<Status>(queryKeys.status)?.services.every(({ id }) => id !== service);
    if (isUnknown) void client.invalidateQueries({ queryKey: queryKeys.status }, { cancelRefetch: false });
    client.setQueriesData<ServiceDetail>({ queryKey: queryKeys.serviceAll(service) }, (detail) => detail && applyToDetail(detail, event.data));
  }
  if (event.kind === 'incident') {
    // Uptime and the day's bar change with it; the server has them exactly.
    void client.invalidateQueries({ queryKey: queryKeys.status });
    void client.invalidateQueries({ queryKey: queryKeys.incident(event.data.id) });
    for (const service of event.data.services) void client.invalidateQueries({ queryKey: queryKeys.serviceAll(service) });
  }
  if (event.kind === 'map') {
    void client.invalidateQueries({ queryKey: queryKeys.status });
    void client.invalidateQueries({ queryKey: queryKeys.monitors });
  }
}

/** An ended session would quietly turn into a stranger's view, since the status is public: so it is asked for. */
async function checkSession(client: QueryClient): Promise<void> {
  if (!client.getQueryData(queryKeys.session)) return;
  client.setQueryData(queryKeys.session, await request<Session>('/api/session'));
}

async function catchUp(client: QueryClient): Promise<void> {
  await checkSession(client).catch(() => undefined);
  await client.invalidateQueries({ queryKey: queryKeys.status });
}

/** One stream a tab, opened from where the first snapshot ends. A changed person opens a new one. */
export function useLiveStatus(userId: string | null): void {
  const client = useQueryClient();
  const { isSuccess } = useQuery(statusQuery);

  useEffect(() => {
    if (!isSuccess) return undefined;
    const lastEventId = client.getQueryData<Status>(queryKeys.status)?.lastEventId ?? null;
    const stream = new LiveStream<LiveEvent>(
      { url: streamUrl, kinds: liveKinds, onEvent: (event, id) => takeEvent(client, event, id), onConnection: setConnection, onResume: () => void catchUp(client) },
      lastEventId,
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
  }, [client, isSuccess, userId]);
}
