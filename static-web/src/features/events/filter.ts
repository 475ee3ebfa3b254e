import type { EventCategory, EventSeverity } from '@/api/types';

/** What the address of the page says of which events are wanted, and which of them is open. */
export interface EventFilter {
  category?: EventCategory[] | undefined;
  severity?: EventSeverity | undefined;
  text?: string | undefined;
  type?: string | undefined;
  source?: string | undefined;
  subject?: string | undefined;
  /** The id of the event that is open beside the list. */
  event?: string | undefined;
}

export const categories = ['server', 'deployment', 'system', 'security', 'user', 'ai', 'stream', 'discord'] as const satisfies EventCategory[];
export const severities = ['info', 'success', 'warning', 'error', 'critical'] as const satisfies EventSeverity[];

export const categoryWords: Record<EventCategory, string> = {
  server: 'Server',
  deployment: 'Deployment',
  system: 'System',
  security: 'Security',
  user: 'User',
  ai: 'AI',
  stream: 'Stream',
  discord: 'Discord',
};

export const severityWords: Record<EventSeverity, string> = {
  info: 'Info',
  success: 'Success',
  warning: 'Warning',
  error: 'Error',
  critical: 'Critical',
};

const text = (value: unknown): string | undefined => {
  // A router reads ?text=7 as a number.
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined => known.find((one) => one === value);

function readCategories(value: unknown): EventCategory[] | undefined {
  const asked = Array.isArray(value) ? value : (text(value)?.split(',') ?? []);
  const known = categories.filter((category) => asked.includes(category));
  return known.length > 0 ? known : undefined;
}

export function readFilter(search: Record<string, unknown>): EventFilter {
  return {
    category: readCategories(search['category']),
    severity: oneOf(severities, search['severity']),
    text: text(search['text']),
    type: text(search['type']),
    source: text(search['source']),
    subject: text(search['subject']),
    event: text(search['event']),
  };
}

export const isEmpty = (filter: EventFilter): boolean => Object.entries(filter).every(([name, value]) => name === 'event' || value === undefined);

/** As the API takes it. */
export function toQuery(filter: EventFilter): string {
  const query = new URLSearchParams();
  if (filter.category) query.set('category', filter.category.join(','));
  for (const name of ['severity', 'type', 'source', 'subject'] as const) {
    const value = filter[name];
    if (value) query.set(name, value);
  }
  // A text without a letter or a digit has no word to look for.
  if (filter.text && /[\p{L}\p{Nd}]/u.test(filter.text)) query.set('text', filter.text);
  return query.toString();
}
