const second = 1;
const minute = 60;
const hour = 3600;
const day = 86400;

/** "84 ms", "1.2 s", "12 s". */
export function formatMs(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return '–';
  if (ms < 1) return '<1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

/** "12 s", "4 min", "2 h 5 min", "3 d 4 h": two units at most, nothing that is zero. */
export function formatDuration(totalSeconds: number): string {
  const seconds = Math.max(0, Math.round(totalSeconds));
  if (seconds < minute) return `${seconds * second} s`;
  if (seconds < hour) return `${Math.floor(seconds / minute)} min`;
  const [big, bigUnit, small, smallUnit] =
    seconds < day
      ? [Math.floor(seconds / hour), 'h', Math.floor((seconds % hour) / minute), 'min']
      : [Math.floor(seconds / day), 'd', Math.floor((seconds % day) / hour), 'h'];
  return small > 0 ? `${big} ${bigUnit} ${small} ${smallUnit}` : `${big} ${bigUnit}`;
}

/** "just now", "4 min ago". A server clock slightly ahead of the browser's reads as now, never as the future. */
export function formatAgo(at: string, now: number): string {
  const seconds = (now - Date.parse(at)) / 1000;
  return seconds < 5 ? 'just now' : `${formatDuration(seconds)} ago`;
}

/** Uptime never rounds up to 100 %: one lost minute in 90 days still shows. */
export function formatUptime(uptime: number | null | undefined): string {
  if (uptime === null || uptime === undefined) return '–';
  if (uptime >= 1) return '100 %';
  const percent = uptime * 100;
  const digits = percent >= 99 ? 2 : 1;
  const scale = 10 ** digits;
  return `${(Math.floor(percent * scale) / scale).toFixed(digits)} %`;
}

export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const clockSeconds = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const calendarDay = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

export const formatClock = (at: string): string => clock.format(new Date(at));
export const formatClockSeconds = (at: string): string => clockSeconds.format(new Date(at));

/** "14:02" today, "21 Nov 14:02" on another day. */
export function formatMoment(at: string, now: number): string {
  const moment = new Date(at);
  const sameDay = moment.toDateString() === new Date(now).toDateString();
  return sameDay ? clock.format(moment) : `${date.format(moment)} ${clock.format(moment)}`;
}

/** A calendar date such as 2026-11-22, which the server counts in UTC. */
export const formatDay = (isoDate: string): string => calendarDay.format(new Date(`${isoDate}T00:00:00Z`));

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
