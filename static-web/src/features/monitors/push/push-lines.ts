/** A line for crontab that calls as often as the monitor expects; null where cron has no such rhythm. */
export function cronTimes(seconds: number): string | null {
  const minutes = seconds / 60;
  if (!Number.isInteger(minutes) || minutes < 1) return null;
  if (minutes === 1) return '* * * * *';
  if (minutes < 60) return 60 % minutes === 0 ? `*/${minutes} * * * *` : null;
  const hours = minutes / 60;
  if (hours === 1) return '7 * * * *';
  if (hours === 24) return '7 3 * * *';
  return Number.isInteger(hours) && 24 % hours === 0 ? `7 */${hours} * * *` : null;
}

/** What calls the address: once, by cron, and at the end of a job that may fail. */
export function pushLines(address: string, seconds: number): { once: string; cron: string; job: string } {
  const call = (query: string): string => `curl -fsS -m 10 --retry 3 -o /dev/null "${address}${query}"`;
  const times = cronTimes(seconds);
  return {
    once: call('?status=up&msg=OK'),
    cron: times ? `${times} ${call('?status=up&msg=OK')}` : `while :; do ${call('?status=up&msg=OK')}; sleep ${seconds}; done`,
    job: `/usr/local/bin/backup && ${call('')} || ${call('?status=down&msg=failed')}`,
  };
}
