import type { Automation } from '@/api/types';
import { formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';

/** Why nobody hears of it, and for how long: nobody has to come back for it. */
export function pauseWords({ pausedUntil, pausedReason }: Pick<Automation, 'pausedUntil' | 'pausedReason'>, now: number): string {
  const why = plainText(pausedReason ?? 'it ran too often');
  return `${pausedUntil ? `Paused by itself until ${formatMoment(pausedUntil, now)}` : 'Paused by itself'}: ${why}.`;
}
