/** What the address of the page says of which entries are wanted; days are of the reader's own clock. */
export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  outcome?: 'done' | 'refused' | 'failed' | undefined;
  from?: string | undefined;
  to?: string | undefined;
  text?: string | undefined;
}

const text = (value: unknown): string | undefined => {
  // A router reads ?actor=7 as a number; names may look like one.
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const day = (value: unknown): string | undefined => {
  const written = text(value);
  return written && /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(Date.parse(`${written}T00:00:00`)) ? written : undefined;
};

export function readFilter(search: Record<string, unknown>): AuditFilter {
  const outcome = text(search['outcome']);
  return {
    actor: text(search['actor']),
    action: text(search['action']),
    target: text(search['target']),
    outcome: outcome === 'done' || outcome === 'refused' || outcome === 'failed' ? outcome : undefined,
    from: day(search['from']),
    to: day(search['to']),
    text: text(search['text']),
  };
}

export const isEmpty = (filter: AuditFilter): boolean => Object.values(filter).every((value) => value === undefined);

/** As the API takes it: both days are meant with all of their hours. */
export function toQuery(filter: AuditFilter): string {
  const query = new URLSearchParams();
  for (const name of ['actor', 'action', 'target', 'outcome', 'text'] as const) {
    const value = filter[name];
    if (value) query.set(name, value);
  }
  if (filter.from) query.set('from', new Date(`${filter.from}T00:00:00`).toISOString());
  if (filter.to) {
    const end = new Date(`${filter.to}T00:00:00`);
    end.setDate(end.getDate() + 1);
    query.set('to', end.toISOString());
  }
  return query.toString();
}
