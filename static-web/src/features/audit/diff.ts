export interface Change {
  /** "check.port" */
  path: string;
  /** Null where there was nothing. */
  before: string | null;
  after: string | null;
}

// They change with every change and say nothing.
const noise = new Set(['version', 'updatedAt']);

function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) {
    into.set(path, value.length === 0 ? 'none' : value.map(String).join(', '));
    return;
  }
  if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) flatten(member, path ? `${path}.${name}` : name, into);
    return;
  }
  if (value !== null && value !== undefined) into.set(path || 'value', typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));
}

/** What is different, member by member; all of a thing that is new or gone. */
export function diff(before: unknown, after: unknown): Change[] {
  const [old, next] = [new Map<string, string>(), new Map<string, string>()];
  flatten(before, '', old);
  flatten(after, '', next);
  const both = old.size > 0 && next.size > 0;
  return [...new Set([...old.keys(), ...next.keys()])]
    .filter((path) => old.get(path) !== next.get(path) && !(both && noise.has(path)))
    .map((path) => ({ path, before: old.get(path) ?? null, after: next.get(path) ?? null }));
}

/** For one line: "paused: no → yes"; empty when there is more to see than fits. */
export function inShort(changes: Change[]): string {
  if (changes.length === 0 || changes.length > 2 || changes.some(({ before, after }) => before === null || after === null)) return '';
  const line = changes.map(({ path, before, after }) => `${path}: ${before} → ${after}`).join(', ');
  return line.length <= 90 ? line : '';
}
