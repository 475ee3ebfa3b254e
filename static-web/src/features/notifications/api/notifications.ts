import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { Channel, ChannelInput, Delivery, DeliveryPage, Heartbeat, NotificationRule, Recognised, RuleInput, RulePreview } from '@/api/types';

const base = '/api/notifications';
const channelPath = (id: string): string => `${base}/channels/${encodeURIComponent(id)}`;
const rulePath = (id: string): string => `${base}/rules/${encodeURIComponent(id)}`;

export const channelsQuery = {
  queryKey: queryKeys.channels,
  queryFn: async ({ signal }: { signal: AbortSignal }) => (await request<{ items: Channel[] }>(`${base}/channels`, { signal })).items,
};

export const rulesQuery = {
  queryKey: queryKeys.rules,
  queryFn: async ({ signal }: { signal: AbortSignal }) => (await request<{ items: NotificationRule[] }>(`${base}/rules`, { signal })).items,
};

// Nothing tells of a sign of life; the page asks for as long as somebody looks at it.
const heartbeatMs = 15_000;

export const heartbeatQuery = {
  queryKey: queryKeys.heartbeat,
  queryFn: ({ signal }: { signal: AbortSignal }) => request<Heartbeat>(`${base}/heartbeat`, { signal }),
  refetchInterval: heartbeatMs,
};

// What waits is sent without an event.
const waitingMs = 5000;

export const deliveriesQuery = (filter: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.deliveries(filter),
    queryFn: ({ signal, pageParam }) =>
      request<DeliveryPage>(`${base}/deliveries?limit=25${filter && `&${filter}`}${pageParam === null ? '' : `&before=${pageParam}`}`, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next ?? null,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some((delivery) => delivery.state === 'waiting')) ? waitingMs : false),
  });

/** What the rule as it is written would have told; nothing is kept. */
export const previewQuery = (rule: RuleInput) => ({
  queryKey: queryKeys.rulePreview(JSON.stringify(rule)),
  queryFn: ({ signal }: { signal: AbortSignal }) => request<RulePreview>(`${base}/preview`, { method: 'POST', body: rule, signal }),
});

export const recognise = (text: string): Promise<Recognised> => request<Recognised>(`${base}/recognise`, { method: 'POST', body: { text } });

export const saveChannel = (channel: ChannelInput, known: Channel | null): Promise<Channel> =>
  known
    ? request<Channel>(channelPath(known.id), { method: 'PUT', body: channel, headers: { 'If-Match': `"${known.version}"` } })
    : request<Channel>(`${base}/channels`, { method: 'POST', body: channel });

export const deleteChannel = (id: string): Promise<undefined> => request<undefined>(channelPath(id), { method: 'DELETE' });

/** A failure is the answer too: what the other side said. */
export const testChannel = (id: string): Promise<Delivery> => request<Delivery>(`${channelPath(id)}/test`, { method: 'POST' });

export const saveRule = (rule: RuleInput, known: NotificationRule | null): Promise<NotificationRule> =>
  known
    ? request<NotificationRule>(rulePath(known.id), { method: 'PUT', body: rule, headers: { 'If-Match': `"${known.version}"` } })
    : request<NotificationRule>(`${base}/rules`, { method: 'POST', body: rule });

export const deleteRule = (id: string): Promise<undefined> => request<undefined>(rulePath(id), { method: 'DELETE' });

export const retryDelivery = (id: string): Promise<Delivery> => request<Delivery>(`${base}/deliveries/${encodeURIComponent(id)}/retry`, { method: 'POST' });
