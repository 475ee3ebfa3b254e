import { describe, expect, it } from 'vitest';
import { at, incident, service, status } from '@/test/fixtures';
import type { LiveEvent } from './events';
import { RecentEvents } from './recent-events';

const overall = (sentence: string): LiveEvent => ({ kind: 'overall', data: { state: 'up', sentence, counts: {} } });
const result = (state: 'up' | 'down'): LiveEvent => ({
  kind: 'result',
  data: { id: 'e', service: 'shop', state, reason: 'told by the stream', evidence: null, since: at(0), at: at(0), responseTimeMs: null },
});

describe('RecentEvents', () => {
  it('during_EventWhileFetching_SurvivesTheSnapshot', async () => {
    let clock = 0;
    const recent = new RecentEvents(() => clock);
    recent.add(overall('long ago'), '100-0');
    clock = 10;

    const seen = await recent.during(() => {
      clock = 20;
      recent.add(result('down'), '101-0');
      return Promise.resolve(status({ lastEventId: '100-999999' }));
    });

    expect(seen.services[0]?.state).toBe('down');
    expect(seen.overall.sentence).toBe('1 up');
  });

  it('during_SnapshotOlderThanTheStream_DoesNotUndoWhatWasTold', async () => {
    let clock = 0;
    const recent = new RecentEvents(() => clock++);
    const open = incident('i1');
    recent.add(result('up'), '101-0');
    recent.add({ kind: 'incident', data: { ...open, state: 'resolved', resolvedAt: at(0) } }, '101-1');
    recent.add(overall('Everything is up'), '101-2');

    const seen = await recent.during(() =>
      Promise.resolve(status({ lastEventId: '100-999999', services: [service('shop', { state: 'down' })], incidents: [open] })),
    );

    expect(seen.services[0]?.state).toBe('up');
    expect(seen.incidents[0]?.state).toBe('resolved');
    expect(seen.overall.sentence).toBe('Everything is up');
  });

  it('during_SnapshotNewerThanTheStream_IsTakenAsItIs', async () => {
    let clock = 0;
    const recent = new RecentEvents(() => clock++);
    recent.add(overall('told before'), '99-3');

    const seen = await recent.during(() => Promise.resolve(status({ lastEventId: '100-999999' })));

    expect(seen.overall.sentence).toBe('1 up');
  });
});
