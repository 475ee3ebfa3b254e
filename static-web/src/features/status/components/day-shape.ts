import type { Day } from '@/api/types';
import { formatDay, formatDuration, formatUptime, plural } from '@/lib/format';

export type DayKind = 'up' | 'degraded' | 'down' | 'none';

/** How a day is drawn: its kind, and the share of the bar that the trouble takes. */
export interface DayShape {
  kind: DayKind;
  bad: number;
}

// A single lost minute in a day is 0.07 %; it still has to be seen.
const smallestVisible = 0.24;
const daySeconds = 86400;

export function dayShape(day: Pick<Day, 'upSeconds' | 'degradedSeconds' | 'downSeconds'>): DayShape {
  const known = day.upSeconds + day.degradedSeconds + day.downSeconds;
  if (known <= 0) return { kind: 'none', bad: 0 };
  const bad = day.downSeconds > 0 ? day.downSeconds : day.degradedSeconds;
  if (bad <= 0) return { kind: 'up', bad: 0 };
  return { kind: day.downSeconds > 0 ? 'down' : 'degraded', bad: Math.max(smallestVisible, Math.min(1, bad / known)) };
}

/** "Sun, 22 Nov: 99.86 %, down 2 min, 1 incident". */
export function dayText(day: Day): string {
  const parts = [dayShape(day).kind === 'none' ? 'nothing known' : formatUptime(day.uptime)];
  if (day.downSeconds > 0) parts.push(`down ${formatDuration(day.downSeconds)}`);
  if (day.degradedSeconds > 0) parts.push(`degraded ${formatDuration(day.degradedSeconds)}`);
  if (day.unknownSeconds > 0 && day.unknownSeconds < daySeconds && dayShape(day).kind !== 'none') {
    parts.push(`unknown ${formatDuration(day.unknownSeconds)}`);
  }
  if (day.incidents.length > 0) parts.push(plural(day.incidents.length, 'incident'));
  return `${formatDay(day.date)}: ${parts.join(', ')}`;
}

/** One sentence for a reader who does not see the picture. */
export function daysSummary(days: Day[]): string {
  const known = days.filter((day) => dayShape(day).kind !== 'none');
  if (known.length === 0) return 'Nothing known in the last 90 days yet';
  const down = known.filter(({ downSeconds }) => downSeconds > 0).length;
  const lost = known.reduce((sum, { downSeconds }) => sum + downSeconds, 0);
  const trouble = down === 0 ? 'never down' : `down on ${plural(down, 'day')}, ${formatDuration(lost)} in all`;
  return `Last 90 days, ${plural(known.length, 'day')} known: ${trouble}`;
}
