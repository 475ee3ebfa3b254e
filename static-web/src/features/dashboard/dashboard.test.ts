import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '@/api/types';
import { at, baseTime, incident, service, status } from '@/test/fixtures';
import { missedSince, visitSummary } from './last-visit';
import { nextSteps, type Proofs } from './next-steps';
import { tileNumber } from './tiles/tile-number';

const event = (id: string, change: Partial<FeedEvent> = {}): FeedEvent => ({
  position: 1,
  id,
  occurredAt: at(60),
  category: 'system',
  type: 'backup.failed',
  severity: 'error',
  source: 'backups',
  title: 'The backup failed',
  data: {},
  ...change,
});

describe('missedSince', () => {
  it('missedSince_FirstVisit_HasNothingToCompare', () => {
    expect(missedSince({ since: null, events: [], more: false }, [incident('open')])).toBeNull();
    expect(missedSince(null, [])).toBeNull();
  });

  it('missedSince_OldAndNew_TellsOnlyWhatHappenedMeanwhile', () => {
    const incidents = [
      incident('open'),
      incident('recovered', { state: 'resolved', startedAt: at(9000), resolvedAt: at(100), durationSeconds: 8900 }),
      incident('before', { state: 'resolved', startedAt: at(9000), resolvedAt: at(8000) }),
    ];

    const missed = missedSince({ since: at(600), events: [], more: false }, incidents);

    expect(missed?.incidents.map(({ text }) => text)).toEqual(['shop is down, still open', 'shop is down, recovered after 2 h 28 min']);
  });

  it.each([
    [[], [], false, 'Nothing failed since your last visit'],
    [[incident('open')], [], false, '1 incident since your last visit'],
    [[incident('open')], [event('1'), event('2')], false, '1 incident and 2 events worth a look since your last visit'],
    [[], [event('1')], true, 'many events worth a look since your last visit'],
  ])('visitSummary_%#', (incidents, events, more, expected) => {
    const missed = missedSince({ since: at(600), events, more }, incidents);

    expect(missed && visitSummary(missed)).toBe(expected);
    expect(missed?.events.length).toBe(Math.min(1, events.length));
  });
});

const unknown = { provenAt: null, tells: null, proven: null, kept: null, backedUp: null, secondFactor: null };

describe('nextSteps', () => {
  it('nextSteps_Proofs_AreTickedWhenObservedAndLeftOutWhenNotKnown', () => {
    const ids = (proofs: typeof unknown | Proofs) => nextSteps(status({}), false, proofs).map(({ id, done }) => `${id} ${done}`);

    expect(ids(unknown).filter((id) => /tell|drill|factor|keep|backups/.test(id))).toEqual([]);
    expect(ids({ provenAt: null, tells: true, proven: false, kept: true, backedUp: false, secondFactor: false }).slice(-5)).toEqual(['tell true', 'drill false', 'second-factor false', 'keep true', 'backups false']);
  });

  it('nextSteps_TickOnlyWhatIsObserved', () => {
    const saved = status({ services: [service('shop', { lastCheckedAt: null })] });
    const checked = status({ services: [service('shop')] });
    const isDone = (from: typeof saved, id: string) => nextSteps(from, false, unknown).find((step) => step.id === id)?.done;

    expect([isDone(saved, 'monitor'), isDone(saved, 'result'), isDone(checked, 'result')]).toEqual([true, false, true]);
  });
});

describe('tileNumber', () => {
  it.each([
    [service('a'), { value: '84', unit: 'ms' }],
    [service('a', { responseTimeMs: 2400 }), { value: '2.4', unit: 's' }],
    [service('a', { state: 'down', since: at(420) }), { value: '7 min', unit: '' }],
  ])('tileNumber_%#', (given, expected) => expect(tileNumber(given, baseTime)).toEqual(expected));
});
