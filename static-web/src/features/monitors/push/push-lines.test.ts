import { describe, expect, it } from 'vitest';
import { cronTimes, pushLines } from './push-lines';

describe('lines that call', () => {
  it.each([
    [60, '* * * * *'],
    [300, '*/5 * * * *'],
    [3600, '7 * * * *'],
    [21600, '7 */6 * * *'],
    [86400, '7 3 * * *'],
    [30, null],
    [90, null],
    [420, null],
    [18000, null],
  ])('cronTimes_%i_IsARhythmOfCronOrNone', (seconds, times) => {
    expect(cronTimes(seconds)).toBe(times);
  });

  it('pushLines_NoRhythmOfCron_IsALoop', () => {
    expect(pushLines('https://box/api/push/t', 30).cron).toBe(
      'while :; do curl -fsS -m 10 --retry 3 -o /dev/null "https://box/api/push/t?status=up&msg=OK"; sleep 30; done',
    );
  });
});
