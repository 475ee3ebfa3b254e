import type { Check } from '@/api/types';

/** A header while it is typed. */
export interface HeaderRow {
  id: number;
  name: string;
  value: string;
  secret: boolean;
  /** The server keeps a value for it that nobody sees. */
  kept: boolean;
}

type Headers = Pick<Check, 'headers' | 'secretHeaders'>;

export function rowsOf({ headers, secretHeaders }: Headers): HeaderRow[] {
  const plain = Object.entries(headers ?? {}).map(([name, value]) => ({ name, value, secret: false, kept: false }));
  const secret = Object.entries(secretHeaders ?? {}).map(([name, value]) => ({ name, value: value ?? '', secret: true, kept: value === null }));
  return [...plain, ...secret].map((row, id) => ({ ...row, id }));
}

/** What is sent of them; null for a secret that stays as it is. A row that nobody has filled in is none. */
export function headersOf(rows: HeaderRow[]): Headers {
  const filled = rows.filter(({ name, value, kept }) => name.trim() !== '' || value !== '' || kept);
  const plain = filled.filter(({ secret }) => !secret).map(({ name, value }) => [name.trim(), value]);
  const secret = filled.filter((row) => row.secret).map(({ name, value, kept }) => [name.trim(), kept ? null : value]);
  return {
    headers: plain.length > 0 ? (Object.fromEntries(plain) as Record<string, string>) : undefined,
    secretHeaders: secret.length > 0 ? (Object.fromEntries(secret) as Record<string, string | null>) : undefined,
  };
}

/** Two rows of one name would be one header; the server would only see the last. */
export const isTwice = (rows: HeaderRow[], row: HeaderRow): boolean =>
  row.name.trim() !== '' && rows.some((other) => other.id < row.id && other.name.trim().toLowerCase() === row.name.trim().toLowerCase());

/** Whoever sends one of these most likely wants nobody to read it. */
export const looksSecret = (name: string): boolean => /^(cookie|.*authorization)$|token|secret|password|(^|-)key$/i.test(name.trim());
