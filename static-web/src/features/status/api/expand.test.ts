import { describe, expect, it } from 'vitest';
import type { ShortService } from '@/api/types';
import { day, service } from '@/test/fixtures';
import { expandService } from './expand';

const short = (change: Partial<ShortService>): ShortService => ({
  ...service('shop'),
  sparkline: { at: [], ms: [], states: '' },
  days: { last: '2026-11-22', marks: '', days: [] },
  ...change,
});

describe('expandService', () => {
  it('Days_MarksOverTheEndOfAMonth_AreTheDaysBeforeTheLast', () => {
    const told = day('2026-12-01', { downSeconds: 60, uptime: 0.99 });

    const { days } = expandService(short({ days: { last: '2026-12-02', marks: '-utu', days: [told] } }));

    expect(days.map(({ date, uptime, upSeconds }) => [date, uptime, upSeconds])).toEqual([
      ['2026-11-29', null, 0],
      ['2026-11-30', 1, 86_400],
      ['2026-12-01', 0.99, told.upSeconds],
      ['2026-12-02', 1, 86_400],
    ]);
    expect(days[2]).toBe(told);
  });

  it('Sparkline_Columns_BecomePoints', () => {
    const { sparkline } = expandService(short({ sparkline: { at: [1_763_820_000_000, 1_763_820_020_500], ms: [84, null], states: '02' } }));

    expect(sparkline).toEqual([
      { at: '2025-11-22T14:00:00.000Z', ms: 84, state: 'up' },
      { at: '2025-11-22T14:00:20.500Z', ms: null, state: 'down' },
    ]);
  });
});
