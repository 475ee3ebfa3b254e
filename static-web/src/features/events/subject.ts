import type { FeedEvent } from '@/api/types';

/** "service:plex" in its two parts; a subject without a kind is all id. */
export function partsOf(subject: string): { kind: string; id: string } {
  const split = subject.indexOf(':');
  return split < 0 ? { kind: '', id: subject } : { kind: subject.slice(0, split), id: subject.slice(split + 1) };
}

const isGuid = (id: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id);

/** For a line: the id where it says something to a person; an id that is only a number says nothing. */
export function subjectWords(subject: string): string | null {
  const { kind, id } = partsOf(subject);
  if (isGuid(id)) return null;
  return kind === 'node' ? `node ${id}` : id;
}

const memberOf = (data: unknown, name: string): string | null => {
  const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : null;
  return typeof value === 'string' ? value : null;
};

/** What the audit log calls the thing, where it keeps its history; services are kept there as their monitors. */
export function auditTarget({ subject, data }: Pick<FeedEvent, 'subject' | 'data'>, monitorOf: (service: string) => string | null): string | null {
  if (!subject) return null;
  const { kind, id } = partsOf(subject);
  switch (kind) {
    case 'service': {
      const monitor = memberOf(data, 'monitor') ?? monitorOf(id);
      return monitor && `monitor:${monitor}`;
    }
    case 'user':
    case 'setting':
    case 'backup':
    case 'automation':
    case 'channel':
    case 'rule':
      return subject;
    default:
      return null;
  }
}
