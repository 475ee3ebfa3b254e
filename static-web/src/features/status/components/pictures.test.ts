import { describe, expect, it } from 'vitest';
import { at, day, service, status } from '@/test/fixtures';
import { chartData, failedSpans, windowRange } from './chart-data';
import { daysSummary, dayShape, dayText } from './day-shape';
import { restOfEvidence } from './evidence-text';
import { byGroup, byNode } from './group-services';
import { nodeText } from './NodeStrip';
import { sparkShape } from './spark-path';
import { staleText } from './StaleBanner';

describe('dayShape', () => {
  it.each([
    ['nothing known', day('2026-11-22', { uptime: null, upSeconds: 0, unknownSeconds: 86_400 }), { kind: 'none', bad: 0 }],
    ['a whole day up', day('2026-11-22'), { kind: 'up', bad: 0 }],
    ['one minute lost is still seen', day('2026-11-22', { upSeconds: 86_340, downSeconds: 60 }), { kind: 'down', bad: 0.24 }],
    ['half a day down', day('2026-11-22', { upSeconds: 43_200, downSeconds: 43_200 }), { kind: 'down', bad: 0.5 }],
    ['down all day', day('2026-11-22', { upSeconds: 0, downSeconds: 86_400 }), { kind: 'down', bad: 1 }],
    ['degraded', day('2026-11-22', { upSeconds: 0, degradedSeconds: 86_400 }), { kind: 'degraded', bad: 1 }],
  ])('dayShape_%s', (_name, given, expected) => expect(dayShape(given)).toEqual(expected));

  it('dayText_TroubledDay_TellsMinutesAndIncidents', () => {
    const text = dayText(day('2026-11-22', { uptime: 0.99861, downSeconds: 120, incidents: ['a'] }));

    expect(text).toMatch(/: 99\.86 %, down 2 min, 1 incident$/);
  });

  it('daysSummary_SomeDown_CountsDaysAndTime', () => {
    const days = [day('2026-11-20', { upSeconds: 0, uptime: null, unknownSeconds: 86_400 }), day('2026-11-21', { downSeconds: 3600 }), day('2026-11-22')];

    expect(daysSummary(days)).toBe('Last 90 days, 2 days known: down on 1 day, 1 h in all');
  });
});

describe('sparkShape', () => {
  it('sparkShape_FailureInTheMiddle_LeavesAGapAndAMark', () => {
    const shape = sparkShape([{ at: at(60), ms: 100, state: 'up' }, { at: at(30), ms: null, state: 'down' }, { at: at(0), ms: 100, state: 'up' }], 120, 24);

    expect(shape.line.match(/M/g)).toHaveLength(2);
    expect(shape.failures).toEqual([60]);
    expect(shape.last).toEqual({ x: 120, y: 3.1 });
  });
});

describe('chart', () => {
  const point = (seconds: number, down: number) => ({ at: at(seconds), avgMs: 10, minMs: 5, maxMs: 20, up: 1, degraded: 0, down, unknown: 0 });

  it('failedSpans_NeighbouringFailures_AreOneSpan', () => {
    const series = [point(180, 0), point(120, 1), point(60, 2), point(0, 0)];

    expect(failedSpans(series)).toEqual([[Date.parse(at(120)) / 1000, Date.parse(at(0)) / 1000]]);
    expect(chartData(series)[1]).toEqual([10, 10, 10, 10]);
  });
});

describe('windowRange', () => {
  it('windowRange_OnePoint_IsStillTheWholeWindow', () => {
    const point = { at: at(0), avgMs: 10, minMs: 10, maxMs: 10, up: 1, degraded: 0, down: 0, unknown: 0 };

    expect(windowRange([point], '1h')).toEqual([Date.parse(at(3600)) / 1000, Date.parse(at(0)) / 1000]);
  });
});

describe('grouping', () => {
  const node = { id: 'gpu', name: 'GPU PC', state: 'down' as const, since: at(60), sleeps: true };

  it('byGroup_KeepsTheOrderOfTheFile', () => {
    const services = [service('b', { group: 'Zebra' }), service('a', { group: 'Apple' }), service('c', { group: 'Zebra' })];

    expect(byGroup(services).map(({ name, services: carried }) => [name, carried.length])).toEqual([['Zebra', 2], ['Apple', 1]]);
  });

  it('byNode_ServiceOfNoKnownNode_ComesLastInItsGroup', () => {
    const sections = byNode([service('loose'), service('ollama', { node: 'gpu' })], [node]);

    expect(sections.map(({ id }) => id)).toEqual(['node-gpu', 'Services']);
  });

  it('byNode_MachineWithoutAddress_ParentsNothing', () => {
    const sections = byNode([service('ollama', { node: 'gpu', group: 'AI' })], [{ ...node, state: 'not_configured' }]);

    expect(sections.map(({ id, node: parent }) => [id, parent])).toEqual([['AI', null]]);
  });

  it('nodeText_MachineAsleep_SaysSinceWhenAndThatItIsExpected', () => {
    expect(nodeText({ ...node, state: 'asleep' }, [], Date.parse(at(0)))).toMatch(/^Asleep since \d\d:\d\d, expected$/);
  });

  it('nodeText_MachineDown_SaysThatItsServicesCannotBeSeen', () => {
    expect(nodeText(node, [service('ollama', { node: 'gpu' })], Date.parse(at(0)))).toContain('cannot see its 1 service');
  });
});

describe('words', () => {
  it('restOfEvidence_ReasonSaysIt_OnlyAddsWhatIsNew', () => {
    const evidence = { expected: '200-299', actual: '502 after 1.2 s', seenFrom: 'box', attempts: 2 };

    expect(restOfEvidence(evidence, 'expected 200-299, got 502 after 1.2 s')).toBe('seen from box, 2 attempts');
    expect(restOfEvidence(evidence, 'bad gateway')).toBe('expected 200-299, got 502 after 1.2 s, seen from box, 2 attempts');
  });

  it('staleText_NamesTheReason', () => {
    const text = staleText(status({ stale: true, staleReason: { code: 'postgres', detail: 'PostgreSQL does not answer.', since: at(240) } }), Date.parse(at(0)));

    expect(text).toMatch(/^As of \d\d:\d\d: PostgreSQL does not answer \(since \d\d:\d\d\)\.$/);
  });
});
