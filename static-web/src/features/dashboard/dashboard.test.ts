import { describe, expect, it } from 'vitest';
import { at, baseTime, incident, service, status } from '@/test/fixtures';
import { nextVisit, sinceLastVisit, visitSummary } from './last-visit';
import { nextSteps, type Proofs } from './next-steps';
import { tileNumber } from './tiles/tile-number';

const minute = 60_000;

describe('nextVisit', () => {
  it('nextVisit_First_HasNothingToCompare', () => {
    expect(nextVisit(null, baseTime)).toEqual({ baseline: null, lastSeen: baseTime });
  });

  it('nextVisit_Reload_KeepsTheBaseline', () => {
    expect(nextVisit({ baseline: 5, lastSeen: baseTime - minute }, baseTime).baseline).toBe(5);
  });

  it('nextVisit_AfterALongAbsence_CountsFromWhenOneLeft', () => {
    const left = baseTime - 31 * minute;

    expect(nextVisit({ baseline: 5, lastSeen: left }, baseTime).baseline).toBe(left);
  });
});

describe('sinceLastVisit', () => {
  it('sinceLastVisit_OldAndNew_TellsOnlyWhatHappenedMeanwhile', () => {
    const incidents = [
      incident('open'),
      incident('recovered', { state: 'resolved', startedAt: at(9000), resolvedAt: at(100), durationSeconds: 8900 }),
      incident('before', { state: 'resolved', startedAt: at(9000), resolvedAt: at(8000) }),
    ];

    const lines = sinceLastVisit(incidents, Date.parse(at(600)));

    expect(lines.map(({ text }) => text)).toEqual(['shop is down, still open', 'shop is down, recovered after 2 h 28 min']);
    expect(visitSummary(0)).toBe('Nothing failed since your last visit');
  });
});

const unknown = { provenAt: null, tells: null, proven: null, kept: null, backedUp: null };

describe('nextSteps', () => {
  it('nextSteps_Proofs_AreTickedWhenObservedAndLeftOutWhenNotKnown', () => {
    const ids = (proofs: typeof unknown | Proofs) => nextSteps(status({}), false, proofs).map(({ id, done }) => `${id} ${done}`);

    expect(ids(unknown).filter((id) => /tell|drill|keep|backups/.test(id))).toEqual([]);
    expect(ids({ provenAt: null, tells: true, proven: false, kept: true, backedUp: false }).slice(-4)).toEqual(['tell true', 'drill false', 'keep true', 'backups false']);
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
