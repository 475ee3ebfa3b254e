import { describe, expect, it } from 'vitest';
import { at, incident, service, status } from '@/test/fixtures';
import { applyEvent, applyToDetail } from './apply-event';
import type { StreamedResult } from '@/api/types';
import type { LiveEvent } from './events';

const down = (change: Partial<StreamedResult> = {}): StreamedResult => ({
  id: 'e1',
  service: 'shop',
  state: 'down',
  reason: 'connection refused',
  evidence: null,
  since: at(0),
  at: at(0),
  responseTimeMs: null,
  ...change,
});
const result = (change: Partial<StreamedResult> = {}): LiveEvent => ({ kind: 'result', data: down(change) });

describe('applyEvent', () => {
  it('applyEvent_Result_ShowsStateReasonAndPoint', () => {
    const after = applyEvent(status(), result()).services[0];

    expect(after).toMatchObject({ state: 'down', reason: 'connection refused', lastCheckedAt: at(0), nextCheckAt: at(-30), responseTimeMs: null });
    expect(after?.sparkline).toEqual([{ at: at(0), ms: null, state: 'down' }]);
  });

  it('applyEvent_SameResultTwice_ChangesNothingMore', () => {
    const once = applyEvent(status(), result());

    expect(applyEvent(once, result())).toEqual(once);
  });

  it('applyEvent_OlderResultAfterNewer_IsIgnored', () => {
    const newest = applyEvent(status(), result());

    expect(applyEvent(newest, result({ id: 'e0', at: at(30), state: 'up' }))).toEqual(newest);
  });

  it('applyEvent_ManyResults_KeepsTheLastForty', () => {
    const start = status({ services: [service('shop', { lastCheckedAt: null })] });

    const after = Array.from({ length: 60 }, (_, index) => index).reduce((all, index) => applyEvent(all, result({ at: at(600 - index) })), start);

    expect(after.services[0]?.sparkline).toHaveLength(40);
    expect(after.services[0]?.sparkline.at(-1)?.at).toBe(at(541));
  });

  it('applyEvent_ResultOfAnUnknownService_LeavesTheOthers', () => {
    const before = status();

    expect(applyEvent(before, result({ service: 'hidden' }))).toEqual(before);
  });

  it('applyEvent_ResolvedThenLateOpened_StaysResolved', () => {
    const resolved = incident('i1', { state: 'resolved', resolvedAt: at(10) });

    const after = [resolved, incident('i1')].reduce((all, data) => applyEvent(all, { kind: 'incident', data }), status());

    expect(after.incidents).toEqual([resolved]);
  });

  it('applyEvent_NewIncident_StandsFirst', () => {
    const before = status({ incidents: [incident('old', { startedAt: at(9000) })] });

    const after = applyEvent(before, { kind: 'incident', data: incident('new') });

    expect(after.incidents.map(({ id }) => id)).toEqual(['new', 'old']);
  });

  it('applyEvent_Stale_NamesWhatIsDown', () => {
    const staleReason = { code: 'postgres', detail: 'PostgreSQL does not answer', since: at(60) };

    expect(applyEvent(status(), { kind: 'stale', data: { stale: true, staleReason } })).toMatchObject({ stale: true, staleReason });
  });
});

describe('applyToDetail', () => {
  it('applyToDetail_SameResultTwice_IsListedOnce', () => {
    const seen = down({ evidence: { expected: '200-299', seenFrom: 'box' } });
    const detail = { service: service('shop'), window: '24h' as const, series: [], results: [], incidents: [] };

    const after = [seen, seen].reduce(applyToDetail, detail);

    expect(after.results).toHaveLength(1);
  });
});
