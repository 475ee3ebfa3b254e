const minuteMs = 60_000;
const dayMinutes = 1440;

/** As the server has it. */
export const bounds = { least: 5, most: 7 * dayMinutes };

interface Choice {
  label: string;
  minutes: number;
}

/** Who is woken at two means the morning that comes, not the one after it. */
const nightEnds = 5;

function morning(now: number): Choice {
  const at = new Date(now);
  const isNight = at.getHours() < nightEnds;
  if (!isNight) at.setDate(at.getDate() + 1);
  at.setHours(8, 0, 0, 0);
  return { label: isNight ? 'Until 08:00' : 'Until tomorrow 08:00', minutes: minutesUntil(at.getTime(), now) };
}

export const minutesUntil = (moment: number, now: number): number => Math.ceil((moment - now) / minuteMs);

export const choices = (now: number): Choice[] => [{ label: '10 minutes', minutes: 10 }, { label: '1 hour', minutes: 60 }, morning(now)];

/** As an input of a moment takes it, in the reader's own time. */
export function inputOf(moment: number): string {
  const own = new Date(moment - new Date(moment).getTimezoneOffset() * minuteMs);
  return own.toISOString().slice(0, 16);
}

/** Four hours on, at a full five minutes: something to begin with. */
export const firstGuess = (now: number): string => inputOf(Math.ceil((now + 4 * 60 * minuteMs) / (5 * minuteMs)) * 5 * minuteMs);

/** How long it is until a moment that somebody wrote, or why not. */
export function readUntil(written: string, now: number): { minutes: number } | { error: string } {
  const moment = Date.parse(written);
  if (Number.isNaN(moment)) return { error: 'Write a day and a time.' };
  const minutes = minutesUntil(moment, now);
  if (minutes < bounds.least) return { error: `It is ${minutes <= 0 ? 'over' : 'too soon'}; ${bounds.least} minutes from now at least.` };
  return minutes > bounds.most ? { error: 'Seven days from now at most.' } : { minutes };
}
