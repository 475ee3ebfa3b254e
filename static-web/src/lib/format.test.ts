import { describe, expect, it } from 'vitest';
import { formatAgo, formatBytes, formatDuration, formatMs, formatUptime } from './format';

describe('formatMs', () => {
  it.each([
    [null, '–'],
    [0.4, '<1 ms'],
    [84.4, '84 ms'],
    [1234, '1.2 s'],
    [12_400, '12 s'],
  ])('%s reads %s', (ms, text) => expect(formatMs(ms)).toBe(text));
});

describe('formatDuration', () => {
  it.each([
    [-3, '0 s'],
    [59, '59 s'],
    [240, '4 min'],
    [7500, '2 h 5 min'],
    [7200, '2 h'],
    [273_600, '3 d 4 h'],
  ])('%s reads %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));
});

describe('formatUptime', () => {
  it('formatUptime_OneLostMinuteInNinetyDays_IsNotRoundedUp', () => {
    const uptime = 1 - 60 / (90 * 86_400);

    expect(formatUptime(uptime)).toBe('99.99 %');
  });

  it.each([
    [null, '–'],
    [1, '100 %'],
    [0.98765, '98.7 %'],
    [0, '0.0 %'],
  ])('%s reads %s', (uptime, text) => expect(formatUptime(uptime)).toBe(text));
});

describe('formatAgo', () => {
  it('formatAgo_ServerClockAhead_ReadsAsNow', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');

    expect(formatAgo('2026-11-22T12:00:02Z', now)).toBe('just now');
    expect(formatAgo('2026-11-22T11:56:00Z', now)).toBe('4 min ago');
  });
});

describe('formatBytes', () => {
  it.each([
    [512, '512 B'],
    [4_080_218_931, '3.8 GB'],
    [44_023_414_784, '41 GB'],
  ])('%s reads %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});
