import type { MaintenanceOccurrence, MaintenancePlan, MaintenanceWindow, State } from '@/api/types';
import { formatDuration, plural } from '@/lib/format';
import { ruleOf, weekdays } from './rule';

type PlanState = MaintenancePlan['state'];

export const planIcons: Record<PlanState, State> = { running: 'maintenance', planned: 'unknown', paused: 'paused', over: 'up' };
export const planWords: Record<PlanState, string> = { running: 'Running now', planned: 'Planned', paused: 'Switched off', over: 'Over' };

const minute = 60_000;

function formats(timeZone: string | undefined): { day: Intl.DateTimeFormat; clock: Intl.DateTimeFormat } {
  const zone = timeZone ? { timeZone } : {};
  return {
    day: new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', ...zone }),
    clock: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone }),
  };
}

/** "Sun, 22 Nov, 03:00 – 04:00"; the second day only where it is another. */
export function occurrenceText({ startsAt, endsAt }: MaintenanceOccurrence, timeZone?: string): string {
  const { day, clock } = formats(timeZone);
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const last = day.format(start) === day.format(end) ? '' : `${day.format(end)}, `;
  return `${day.format(start)}, ${clock.format(start)} – ${last}${clock.format(end)}`;
}

export const lastsText = ({ startsAt, endsAt }: MaintenanceOccurrence): string => formatDuration((Date.parse(endsAt) - Date.parse(startsAt)) / 1000);

/** "Every Sunday at 03:00 for 1 h, Europe/Berlin". */
export function ruleText({ recurrence }: Pick<MaintenanceWindow, 'recurrence'>): string {
  if (!recurrence) return 'Once';
  const { repeat, days, monthDay, time, cron } = ruleOf(recurrence.cron);
  const tail = `for ${formatDuration((recurrence.durationMinutes * minute) / 1000)}, ${recurrence.timeZone}`;
  if (repeat === 'cron') return `At ${cron} ${tail}`;
  if (repeat === 'monthly') return `On day ${monthDay} of every month at ${time} ${tail}`;
  const names = weekdays.filter(({ day }) => days.includes(day)).map(({ name, short }) => (days.length > 2 ? short : name));
  return `Every ${days.length === 7 ? 'day' : names.join(', ')} at ${time} ${tail}`;
}

/** "3 services, everything on nas, everything tagged media". */
export function scopeText({ allMonitors, monitors, tags, nodes }: Pick<MaintenanceWindow, 'allMonitors' | 'monitors' | 'tags' | 'nodes'>, names: Map<string, string>): string {
  if (allMonitors) return 'All services';
  const known = monitors.map((id) => names.get(id)).filter((name) => name !== undefined);
  const parts = known.length > 3 ? [plural(known.length, 'service')] : known;
  return [...parts, ...nodes.map((node) => `everything on ${node}`), ...tags.map((tag) => `everything tagged ${tag}`)].join(', ') || 'No service that is still there';
}
