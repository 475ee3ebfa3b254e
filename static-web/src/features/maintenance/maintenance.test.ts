import { describe, expect, it } from 'vitest';
import type { MaintenanceWindow } from '@/api/types';
import { draftOf, inputOf, newDraft, switched, timesOf } from './draft';
import { cronOf, firstRule, ruleOf } from './rule';
import { occurrenceText, ruleText, scopeText } from './words';

const now = Date.parse('2026-11-22T10:20:00Z');

const nightly: MaintenanceWindow = {
  id: 'w1',
  title: 'Backups',
  text: null,
  enabled: true,
  allMonitors: false,
  monitors: ['m1', 'gone'],
  tags: ['media'],
  nodes: ['nas'],
  startsAt: null,
  endsAt: null,
  recurrence: { cron: '30 2 * * 0,3', timeZone: 'Europe/Berlin', durationMinutes: 90 },
  version: 4,
  createdAt: '2026-11-22T09:00:00Z',
  updatedAt: '2026-11-22T09:00:00Z',
};

describe('rule', () => {
  it.each([
    [{ ...firstRule, days: [3, 0], time: '02:30' }, '30 2 * * 0,3'],
    [{ ...firstRule, days: [0, 1, 2, 3, 4, 5, 6] }, '0 3 * * *'],
    [{ ...firstRule, repeat: 'monthly' as const, monthDay: 15, time: '23:05' }, '5 23 15 * *'],
    [{ ...firstRule, repeat: 'cron' as const, cron: ' */5 * * * * ' }, '*/5 * * * *'],
  ])('cronOf_WhatWasPicked_IsTheExpression %#', (rule, cron) => {
    expect(cronOf(rule)).toBe(cron);
  });

  it.each(['30 2 * * 0,3', '0 3 * * *', '5 23 15 * *'])('ruleOf_AnExpressionThatCanBePicked_IsPickedAgain %s', (cron) => {
    const rule = ruleOf(cron);

    expect(rule.repeat).not.toBe('cron');
    expect(cronOf(rule)).toBe(cron);
  });

  it.each(['30 2 * * SUN', '0 3 1 * 1', '*/10 * * * *', '0 3 * 6 *'])('ruleOf_AnExpressionThatCannotBePicked_StaysAsItIs %s', (cron) => {
    expect(cronOf(ruleOf(cron))).toBe(cron);
  });
});

describe('draft', () => {
  it('newDraft_Now_BeginsAtTheNextFullHourForAnHour', () => {
    const times = timesOf(newDraft(now));

    expect(times).toEqual({ startsAt: '2026-11-22T11:00:00.000Z', endsAt: '2026-11-22T12:00:00.000Z', recurrence: null });
  });

  it('inputOf_SavedWindowOpenedAndSavedAgain_IsTheSame', () => {
    expect(inputOf(draftOf(nightly, now))).toEqual(switched(nightly, true));
  });

  it('inputOf_AllServices_NamesNoOthers', () => {
    expect(inputOf({ ...draftOf(nightly, now), all: true })).toMatchObject({ allMonitors: true, monitors: [], tags: [], nodes: [] });
  });
});

describe('words', () => {
  it('ruleText_DaysOfTheWeek_NamesThemInTheOrderOfAWeek', () => {
    expect(ruleText(nightly)).toBe('Every Wednesday, Sunday at 02:30 for 1 h 30 min, Europe/Berlin');
  });

  it('occurrenceText_AcrossMidnight_NamesBothDaysOnTheZonesClock', () => {
    expect(occurrenceText({ startsAt: '2026-11-22T22:30:00Z', endsAt: '2026-11-22T23:30:00Z' }, 'Europe/Berlin')).toMatch(/^Sun,? 22 Nov, 23:30 – Mon,? 23 Nov, 00:30$/);
  });

  it('scopeText_AServiceThatWasDeleted_IsNotNamed', () => {
    expect(scopeText(nightly, new Map([['m1', 'Plex']]))).toBe('Plex, everything on nas, everything tagged media');
  });
});
