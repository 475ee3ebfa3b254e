import { describe, expect, it } from 'vitest';
import type { Channel, Delivery } from '@/api/types';
import { draftOfChannel, draftOfInput, inputOf } from './channel-draft';
import { inputOfRule, newRule } from './rule-draft';
import { readNotificationSearch } from './search';
import { deliveryWords, reasonWords, targetWords, testWords, timesWords, windowWords } from './words';

const delivery = (changes: Partial<Delivery>): Delivery => ({
  id: 'd1',
  position: 1,
  channelId: 'c1',
  channelName: 'Ops',
  type: 'test',
  severity: 'info',
  title: 'A test',
  occurredAt: '2026-11-22T12:00:00Z',
  plannedAt: '2026-11-22T12:00:00Z',
  state: 'sent',
  attempts: 1,
  ...changes,
});

const channel = (changes: Partial<Channel>): Channel => ({
  id: 'c1',
  name: 'Ops',
  kind: 'discord',
  enabled: true,
  target: { discord: { webhookId: '42' } },
  version: 1,
  createdAt: '2026-11-22T12:00:00Z',
  updatedAt: '2026-11-22T12:00:00Z',
  updatedBy: 'ada',
  ...changes,
});

describe('words', () => {
  it.each<[Partial<Delivery>, string]>([
    [{ remoteId: '99', tookMs: 240 }, 'Discord took it as message 99 in 240 ms.'],
    [{ state: 'failed', reason: 'rejected', detail: 'Discord answered 404: Unknown Webhook' }, 'Discord did not take it. Discord answered 404: Unknown Webhook'],
  ])('testWords_%j_SaysWhatTheOtherSideSaid', (changes, words) => expect(testWords('discord', delivery(changes))).toBe(words));

  it('deliveryWords_NotSent_SaysWhy', () => expect(deliveryWords({ state: 'not_sent', reason: 'quiet_hours' })).toBe('Not sent: quiet hours'));

  it('reasonWords_ReasonOfALaterVersion_IsItsName', () => expect(reasonWords('moon_phase' as never)).toBe('moon phase'));

  it('windowWords_AllDaysOrSome', () => {
    expect(windowWords({ days: [], from: '22:00', to: '07:00' })).toBe('22:00–07:00');
    expect(windowWords({ days: ['sunday', 'monday'], from: '08:00', to: '09:00' })).toBe('Mon, Sun 08:00–09:00');
  });

  it('timesWords_QuietHoursWithPass_SaysWhatComesThrough', () =>
    expect(timesWords({ schedule: [], quietHours: [{ from: '22:00', to: '07:00' }], quietPass: 'critical', remindMinutes: 0 })).toBe('quiet 22:00–07:00, but for what cannot wait'));

  it('timesWords_Reminders_SaysHowOften', () =>
    expect(timesWords({ schedule: [], quietHours: [], remindMinutes: 120 })).toBe('again every 2 h while an incident stays open'));

  it('targetWords_EachKind_TellsNoSecret', () => {
    expect(targetWords(channel({}))).toBe('webhook 42');
    expect(targetWords(channel({ target: { ntfy: { server: 'https://ntfy.sh', topic: 'box', tokenSet: true } } }))).toBe('ntfy.sh/box');
  });
});

describe('channel draft', () => {
  it('inputOf_SecretLeftEmpty_IsNotSent', () => expect(inputOf(draftOfChannel(channel({})))).toEqual({ name: 'Ops', kind: 'discord', enabled: true, discord: { webhookUrl: null } }));

  it('inputOf_Recognised_KeepsWhatWasPasted', () => {
    const input = inputOf(draftOfInput({ name: 'Mail', kind: 'email', email: { host: 'h', from: 'a@b.c', to: ['a@b.c', 'd@e.f'], port: 465, security: 'tls', password: 'p' } }));

    expect(input.email).toEqual({ host: 'h', port: 465, security: 'tls', user: null, password: 'p', from: 'a@b.c', to: ['a@b.c', 'd@e.f'] });
  });
});

describe('rule draft', () => {
  it('newRule_WithoutAModel_TellsWhatIsBrokenEverywhere', () => {
    const rule = newRule([channel({}), channel({ id: 'c2' })], null, 'What is broken');

    expect(rule.match.minSeverity).toBe('error');
    expect(rule.channelIds).toEqual(['c1', 'c2']);
  });

  it('inputOfRule_NoQuietPass_StaysNothing', () => {
    const rule = { ...newRule([], null, 'x'), id: 'r', channels: [], tellsSecurity: true, version: 1, createdAt: '', updatedAt: '', updatedBy: '', quietPass: undefined };

    expect(inputOfRule(rule as never).quietPass).toBeNull();
  });
});

describe('search', () => {
  it('readNotificationSearch_Nonsense_IsNothing', () => expect(Object.values(readNotificationSearch({ state: 'lost', rule: 7 })).filter(Boolean)).toEqual([]));
});
