import { describe, expect, it } from 'vitest';
import { at, status } from '@/test/fixtures';
import { RecentEvents } from './recent-events';

describe('RecentEvents', () => {
  it('during_EventWhileFetching_SurvivesTheSnapshot', async () => {
    let clock = 0;
    const recent = new RecentEvents(() => clock);
    recent.add({ kind: 'overall', data: { state: 'unknown', sentence: 'long ago', counts: {} } });
    clock = 10;

    const seen = await recent.during(() => {
      clock = 20;
      recent.add({ kind: 'result', data: { id: 'e', service: 'shop', state: 'down', reason: 'gone', evidence: null, since: at(0), at: at(0), responseTimeMs: null } });
      return Promise.resolve(status());
    });

    expect(seen.services[0]?.state).toBe('down');
    expect(seen.overall.sentence).toBe('1 up');
  });
});
