import type { EventSeverity, FeedEvent } from '@/api/types';
import { formatDuration } from '@/lib/format';
import { plainText } from '@/lib/plain-text';

/** A message before it takes the form of its channel, as the server makes it of an event. */
export interface Notice {
  severity: EventSeverity;
  title: string;
  type: string;
  source: string;
  category: string;
  at: string;
  fields: { name: string; value: string }[];
  startedAt: string | null;
  lasted: string | null;
  url: string | null;
  handleUrl: string | null;
}

const told: [string, string][] = [
  ['reason', 'Reason'],
  ['note', 'What changed'],
  ['error', 'Error'],
  ['why', 'Why'],
  ['detail', 'Detail'],
];

const textOf = (data: unknown, member: string): string | null => {
  const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[member] : null;
  return typeof value === 'string' && value !== '' ? value : null;
};

export function noticeOf(event: FeedEvent, publicUrl: string | null): Notice {
  const { severity, title, type, source, category, occurredAt, data, actor, story, storyPhase } = event;
  const site = publicUrl?.replace(/\/$/, '') ?? null;
  const startedAt = textOf(data, 'startedAt') ?? (storyPhase === 'start' ? occurredAt : null);
  const fields = told.flatMap(([member, name]) => {
    const value = textOf(data, member);
    return value && !title.includes(value) ? [{ name, value: plainText(value) }] : [];
  });
  return {
    severity,
    title: plainText(title),
    type,
    source,
    category,
    at: occurredAt,
    fields: actor ? [...fields, { name: 'By', value: plainText(actor) }] : fields,
    startedAt,
    lasted: storyPhase === 'end' && startedAt ? formatDuration((Date.parse(occurredAt) - Date.parse(startedAt)) / 1000) : null,
    url: site && `${site}${pageOf(event)}`,
    handleUrl: site && story?.startsWith('incident:') && (storyPhase === 'start' || storyPhase === 'progress') ? `${site}/ack#…` : null,
  };
}

/** As the sender has it: the service that is the cause opens beside the status, whatever else happened beside the list of events. */
function pageOf({ id, source, subject }: FeedEvent): string {
  if (source !== 'status') return `/events?event=${id}`;
  return subject?.startsWith('service:') ? `/status?service=${encodeURIComponent(subject.slice('service:'.length))}` : '/status';
}

export const signs: Record<EventSeverity, string> = { info: 'ℹ️', success: '✅', warning: '⚠️', error: '🔴', critical: '🚨' };
