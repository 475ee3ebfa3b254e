export interface DataRow {
  path: string;
  value: string;
}

const rowsShown = 60;
const longest = 2000;

/** The members of an event's record, one a line; more than anybody reads is cut and said to be. */
export function dataRows(data: unknown): { rows: DataRow[]; more: number } {
  const rows: DataRow[] = [];
  collect(withoutHeader(data), '', rows);
  return { rows: rows.slice(0, rowsShown), more: Math.max(0, rows.length - rowsShown) };
}

// What every event has is shown above already.
const withoutHeader = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'header')) : data;

function collect(value: unknown, path: string, into: DataRow[]): void {
  if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) collect(member, path ? `${path}.${name}` : name, into);
    return;
  }
  if (value === null || value === undefined) return;
  const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
  into.push({ path: path || 'value', value: text.length > longest ? `${text.slice(0, longest)}… (${(text.length - longest).toLocaleString()} more)` : text });
}
