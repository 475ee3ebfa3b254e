import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '@/api/types';
import { dataRows } from './data-rows';
import { isEmpty, readFilter, toQuery } from './filter';
import { byDay, dayWords, fold } from './fold';
import { auditTarget, subjectWords } from './subject';
import { withNew } from './use-new-events';

let position = 1000;
const minutes = (count: number): string => new Date(new Date(2026, 10, 22, 14, 0).getTime() + count * 60_000).toISOString();

/** Each is older than the one made before it, as the pages are. */
const event = (changes: Partial<FeedEvent> = {}): FeedEvent => {
  position -= 1;
  return {
    position,
    id: `event-${position}`,
    occurredAt: minutes(0),
    category: 'system',
    type: 'setting.changed',
    severity: 'info',
    source: 'settings',
    title: 'ada set X.',
    data: {},
    ...changes,
  };
};

const opened = (story: string, at: number, data: unknown = {}): FeedEvent =>
  event({ type: 'incident.opened', story, storyPhase: 'start', severity: 'error', title: 'Plex is down', subject: 'service:plex', occurredAt: minutes(at), data });
const resolved = (story: string, at: number, data: unknown = {}): FeedEvent =>
  event({ type: 'incident.resolved', story, storyPhase: 'end', severity: 'success', title: 'Over: Plex is down. Up', subject: 'service:plex', occurredAt: minutes(at), data });

describe('fold', () => {
  it('fold_StoryWithStartAndEnd_IsOneLineWhereItEnded', () => {
    const lines = fold([event({ title: 'later' }), resolved('a', 12), event({ title: 'between' }), opened('a', 0)]);

    expect(lines.map(({ lead }) => lead.title)).toEqual(['later', 'Plex is down', 'between']);
    expect(lines[1]?.story).toEqual({ since: minutes(0), until: minutes(12) });
    expect(lines[1]?.events).toHaveLength(2);
  });

  it('fold_StoryWhoseStartIsOnNoPage_TakesItsBeginFromTheEnd', () => {
    const [line] = fold([resolved('a', 12, { startedAt: minutes(-30), resolvedAt: minutes(11) })]);

    expect(line?.story).toEqual({ since: minutes(-30), until: minutes(11) });
    expect(line?.lead.title).toBe('Over: Plex is down. Up');
  });

  it('fold_StoryWithoutEnd_GoesOn', () => {
    const [line] = fold([event({ story: 'a', storyPhase: 'progress', title: 'worse' }), opened('a', 0)]);

    expect(line?.story?.until).toBeNull();
    expect(line?.newest.title).toBe('worse');
    expect(line?.lead.title).toBe('Plex is down');
  });

  it('fold_SameThingInARow_IsTimesN_AndBrokenByAnything', () => {
    const lines = fold([event(), event(), event({ occurredAt: minutes(-5) }), event({ title: 'other' }), event()]);

    expect(lines.map(({ lead, times }) => [lead.title, times])).toEqual([['ada set X.', 3], ['other', 1], ['ada set X.', 1]]);
    expect(lines[0]?.first).toBe(minutes(-5));
  });

  it('fold_StoriesThatRepeat_AreTimesN_ButNotTheOneThatGoesOn', () => {
    const lines = fold([opened('c', 30), resolved('b', 20), opened('b', 18), resolved('a', 12), opened('a', 10)]);

    expect(lines.map(({ times, story }) => [times, story?.until ?? null])).toEqual([[1, null], [2, minutes(20)]]);
  });

  it('fold_OlderPageComesIn_KeepsTheKeysOfWhatIsShown', () => {
    const shown = [event(), resolved('a', 12), event({ title: 'other' })];
    const older = [opened('a', 0), event({ title: 'oldest' })];

    const before = fold(shown).map(({ key }) => key);

    expect(fold([...shown, ...older]).slice(0, before.length).map(({ key }) => key)).toEqual(before);
  });

  it('byDay_TwoDays_AreTwoHeadings_AndRepeatsEndAtMidnight', () => {
    const days = byDay(fold([event(), event({ occurredAt: minutes(-24 * 60) })]));

    expect(days.map(({ date }) => dayWords(date, Date.parse(minutes(5))))).toEqual(['Today', 'Yesterday']);
  });
});

describe('filter', () => {
  it('readFilter_NonsenseInTheAddress_AsksForNothing', () => {
    const filter = readFilter({ category: 'nonsense', severity: 'loud', text: '  ', source: { a: 1 }, subject: ['x'] });

    expect(isEmpty(filter)).toBe(true);
    expect(toQuery(filter)).toBe('');
  });

  it('toQuery_SeveralCategoriesAndText_AreWrittenAsTheApiTakesThem', () => {
    const filter = readFilter({ category: 'security,server', severity: 'error', text: 'a & b', subject: 'service:plex', event: 'e1' });

    expect(toQuery(filter)).toBe('category=server%2Csecurity&severity=error&subject=service%3Aplex&text=a+%26+b');
  });

  it('toQuery_TextWithoutAWord_IsNotSent', () => expect(toQuery(readFilter({ text: '!!!' }))).toBe(''));
});

describe('subject', () => {
  it.each([
    ['service:plex', 'plex'],
    ['node:nas', 'node nas'],
    ['user:0198f0a0-0000-7000-8000-000000000000', null],
    ['odd', 'odd'],
  ])('subjectWords_%s_Is%s', (subject, expected) => expect(subjectWords(subject)).toBe(expected));

  it.each([
    ['service:plex', {}, 'monitor:m1'],
    ['service:plex', { monitor: 'm2' }, 'monitor:m2'],
    ['service:gone', {}, null],
    ['setting:NEBULA_X', {}, 'setting:NEBULA_X'],
    ['address:192.0.2.1', {}, null],
    [null, {}, null],
  ])('auditTarget_%s_%j_Is%s', (subject, data, expected) => {
    expect(auditTarget({ subject, data }, (id) => (id === 'plex' ? 'm1' : null))).toBe(expected);
  });
});

describe('dataRows', () => {
  it('dataRows_NestedAndHuge_IsFlatAndBounded', () => {
    const { rows, more } = dataRows({ header: { type: 'x.y' }, a: { b: true }, none: null, long: 'x'.repeat(10_000), many: Array.from({ length: 100 }, (_, index) => index) });

    expect(rows[0]).toEqual({ path: 'a.b', value: 'yes' });
    expect(rows[1]?.value.length).toBeLessThan(2100);
    expect(rows).toHaveLength(60);
    expect(more).toBe(42);
  });

  it.each([[null], ['text'], [[]]])('dataRows_%j_DoesNotThrow', (data) => expect(() => dataRows(data)).not.toThrow());
});

describe('withNew', () => {
  it('withNew_OneIsThereAlready_ComesInOnceAndNewestFirst', () => {
    const [newest, newer, known] = [event({ position: 3 }), event({ position: 2 }), event({ position: 1 })];
    const data = { pages: [{ items: [known], next: null, end: 1 }], pageParams: [null] };

    const [page] = withNew(data, { items: [known, newer, newest], next: null, end: 3 }).pages;

    expect(page?.items.map((item) => item.position)).toEqual([3, 2, 1]);
    expect(page?.end).toBe(3);
  });
});
