import { describe, expect, it } from 'vitest';
import type { IncidentHold } from '@/api/types';
import { formatClock } from '@/lib/format';
import { at, baseTime } from '@/test/fixtures';
import { holdOf, holdWords } from './hold-words';
import { choices, firstGuess, inputOf, readUntil } from './snooze';

const held = (change: Partial<IncidentHold> = {}): IncidentHold => ({ incident: 'i1', kind: 'acknowledged', by: 'ada', at: at(60), until: null, ...change });
const local = (hour: number, minute = 0): number => new Date(2026, 10, 22, hour, minute).getTime();

describe('holdWords', () => {
  it.each([
    [held(), `ada has it in hand since ${formatClock(at(60))}`],
    [held({ by: 'a reader of Discord' }), `A reader of Discord has it in hand since ${formatClock(at(60))}`],
    [held({ kind: 'snoozed', until: at(-600) }), `Snoozed until ${formatClock(at(-600))} by ada`],
  ])('holdWords_%#_SaysWhoAndSinceOrUntilWhen', (hold, words) => {
    expect(holdWords(hold, baseTime)).toBe(words);
  });
});

describe('holdOf', () => {
  it.each([
    ['i1', -1, true],
    ['i1', 1, false],
    ['i2', -1, false],
  ])('holdOf_Incident%s_SnoozeOverSince%sSeconds_Counts_%s', (incident, seconds, isThere) => {
    const holds = [held({ kind: 'snoozed', until: at(seconds) })];

    expect(holdOf(holds, incident, baseTime) !== null).toBe(isThere);
  });
});

describe('choices', () => {
  it.each([
    [local(14), 'Until tomorrow 08:00', 18 * 60],
    [local(2, 30), 'Until 08:00', 5.5 * 60],
  ])('choices_%#_EndInTheMorningThatComes', (now, label, minutes) => {
    expect(choices(now).at(-1)).toEqual({ label, minutes });
  });
});

describe('readUntil', () => {
  it.each([
    ['', /day and a time/],
    [inputOf(local(13)), /over/],
    [inputOf(local(14, 3)), /too soon/],
    [inputOf(local(14) + 8 * 86_400_000), /Seven days/],
  ])('readUntil_%s_IsRefusedWithTheReason', (written, reason) => {
    const read = readUntil(written, local(14));

    expect('error' in read ? read.error : '').toMatch(reason);
  });

  it('readUntil_FirstGuess_IsFourHoursOn', () => {
    expect(readUntil(firstGuess(local(14, 2)), local(14, 2))).toEqual({ minutes: 243 });
  });
});
