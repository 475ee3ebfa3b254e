import type { IncidentHold } from '@/api/types';
import { formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';

/** A snooze that is over is none, also before the server is asked again. */
export const counts = ({ until }: IncidentHold, now: number): boolean => !until || Date.parse(until) > now;

export const holdOf = (holds: IncidentHold[], incident: string, now: number): IncidentHold | null =>
  holds.find((hold) => hold.incident === incident && counts(hold, now)) ?? null;

/** "ada has it in hand since 14:02", "Snoozed until 15:00 by ada". */
export function holdWords({ by, at, until }: IncidentHold, now: number): string {
  const name = plainText(by).replace(/^a reader/, 'A reader');
  return until ? `Snoozed until ${formatMoment(until, now)} by ${plainText(by)}` : `${name} has it in hand since ${formatMoment(at, now)}`;
}
