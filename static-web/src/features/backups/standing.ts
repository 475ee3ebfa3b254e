import type { Backups, State } from '@/api/types';
import { formatAgo, formatMoment } from '@/lib/format';

export interface Standing {
  state: State;
  title: string;
  detail: string;
}

/** The one sentence that somebody wants to read who opens the page. */
export function standingOf(backups: Backups, now: number): Standing {
  const { last, overdueSince, obstacle, schedule, lastMadeAt } = backups;
  const age = lastMadeAt ? `The last one was made ${formatAgo(lastMadeAt, now)}.` : 'There is none yet.';
  if (last?.state === 'failed') return { state: 'down', title: 'The last backup failed', detail: `${last.error ?? ''} ${age}`.trim() };
  if (overdueSince) return { state: 'down', title: `The backup of ${formatMoment(overdueSince, now)} is overdue`, detail: age };
  if (obstacle) return { state: schedule ? 'down' : 'not_configured', title: 'No backup can be made', detail: `${obstacle} ${age}` };
  if (!schedule) return { state: 'not_configured', title: 'No schedule is set', detail: `${age} Nothing is backed up by itself.` };
  if (!lastMadeAt) return { state: 'unknown', title: 'Waiting for the first backup', detail: age };
  return { state: 'up', title: 'Backed up', detail: age };
}

export const fileName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/** As a shell takes it, whatever is in the name. */
export const restoreCommand = (file: string, opensWith: string): string =>
  `./nebula restore ${/^[\w./\\:-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`}${opensWith === 'passphrase' ? ' --passphrase' : ''}`;
