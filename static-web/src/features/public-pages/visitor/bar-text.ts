import type { PublicBar } from '@/api/types';
import { formatDay, formatDuration, formatMoment, formatUptime, plural } from '@/lib/format';

const day = 86_400;
const knownOf = ({ up, degraded, down }: PublicBar): number => up + degraded + down;

/** "Sun, 22 Nov: 99.86 %, down 2 min". */
export function barText(bar: PublicBar, at: number, seconds: number): string {
  const moment = new Date(at).toISOString();
  const name = seconds >= day ? formatDay(moment.slice(0, 10)) : formatMoment(moment, Date.now());
  const known = knownOf(bar);
  const parts = [known === 0 ? 'nothing known' : formatUptime((bar.up + bar.degraded) / known)];
  if (bar.down > 0) parts.push(`down ${formatDuration(bar.down)}`);
  if (bar.degraded > 0) parts.push(`degraded ${formatDuration(bar.degraded)}`);
  return `${name}: ${parts.join(', ')}`;
}

/** One sentence for a reader who does not see the picture. */
export function barsSummary(bars: PublicBar[], seconds: number): string {
  const unit = seconds >= day ? 'day' : 'hour';
  const known = bars.filter((bar) => knownOf(bar) > 0);
  const span = `Last ${plural(bars.length, unit)}`;
  if (known.length === 0) return `${span}: nothing known yet`;
  const down = known.filter((bar) => bar.down > 0);
  const lost = down.reduce((sum, bar) => sum + bar.down, 0);
  return `${span}, ${known.length} known: ${down.length === 0 ? 'never down' : `down in ${plural(down.length, unit)}, ${formatDuration(lost)} in all`}`;
}
