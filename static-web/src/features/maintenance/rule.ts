/** How often a window comes: what people pick, in place of cron. */
export type Repeat = 'once' | 'weekly' | 'monthly' | 'cron';

export interface Rule {
  repeat: Exclude<Repeat, 'once'>;
  /** 0 is Sunday, as in cron. */
  days: number[];
  monthDay: number;
  /** HH:MM on the clock of the window's zone. */
  time: string;
  cron: string;
}

/** Monday first, as calendars here show it. */
export const weekdays: { day: number; name: string; short: string }[] = [
  { day: 1, name: 'Monday', short: 'Mon' },
  { day: 2, name: 'Tuesday', short: 'Tue' },
  { day: 3, name: 'Wednesday', short: 'Wed' },
  { day: 4, name: 'Thursday', short: 'Thu' },
  { day: 5, name: 'Friday', short: 'Fri' },
  { day: 6, name: 'Saturday', short: 'Sat' },
  { day: 0, name: 'Sunday', short: 'Sun' },
];

export const firstRule: Rule = { repeat: 'weekly', days: [0], monthDay: 1, time: '03:00', cron: '0 3 * * 0' };

const two = (number: string | number): string => String(number).padStart(2, '0');

/** The expression of what was picked; what cannot be one is left to the server to refuse. */
export function cronOf({ repeat, days, monthDay, time, cron }: Rule): string {
  if (repeat === 'cron') return cron.trim();
  const [hour, minute] = time.split(':').map(Number);
  const at = `${minute ?? ''} ${hour ?? ''}`;
  return repeat === 'weekly' ? `${at} * * ${days.length === 7 ? '*' : [...days].sort((a, b) => a - b).join(',')}` : `${at} ${monthDay} * *`;
}

/** What would have to be picked to get the expression; cron itself where nothing would. */
export function ruleOf(cron: string): Rule {
  const match = /^(\d{1,2}) (\d{1,2}) (\*|\d{1,2}) \* (\*|[0-6](?:,[0-6])*)$/.exec(cron.trim());
  const [, minute, hour, monthDay, days] = match ?? [];
  if (minute === undefined || hour === undefined || monthDay === undefined || days === undefined || (monthDay !== '*' && days !== '*')) {
    return { ...firstRule, repeat: 'cron', cron };
  }
  const picked = { ...firstRule, time: `${two(hour)}:${two(minute)}`, cron };
  if (monthDay !== '*') return { ...picked, repeat: 'monthly', monthDay: Number(monthDay) };
  return { ...picked, repeat: 'weekly', days: days === '*' ? [0, 1, 2, 3, 4, 5, 6] : days.split(',').map(Number) };
}
