import { describe, expect, it } from 'vitest';
import type { FireDrill } from '@/api/types';
import { isRunning } from './api/fire-drill';
import { drillWords, stepTime } from './words';

const drill = (changes: Partial<FireDrill>): FireDrill => ({
  id: '0198',
  state: 'passed',
  requestedAt: '2026-06-10T12:00:00Z',
  requestedBy: 'ada',
  steps: [
    { step: 'target', state: 'done', at: '2026-06-10T12:00:01Z', detail: null },
    { step: 'up', state: 'done', at: '2026-06-10T12:00:02.25Z', detail: 'Up: 200 in 2 ms' },
    { step: 'stopped', state: 'waiting', at: null, detail: null },
  ],
  alerts: [{ channelId: '1', channelName: 'Discord', seconds: 2.13, remoteId: '1300', edited: true }],
  ...changes,
});

describe('drillWords', () => {
  it.each([
    [drill({}), 'Alerts are proven: Discord in 2.1 s.'],
    [drill({ state: 'failed', reason: 'Discord: Discord answered 404: Unknown Webhook' }), 'The fire drill failed. Discord: Discord answered 404: Unknown Webhook'],
    [drill({ state: 'interrupted' }), 'The fire drill was interrupted.'],
    [drill({ state: 'running' }), 'The fire drill runs.'],
  ])('drillWords_%#_SaysWhatCameOfIt', (given, expected) => expect(drillWords(given)).toBe(expected));
});

describe('stepTime', () => {
  it('stepTime_CountsFromTheBeginning_AndSaysNothingOfWhatIsToCome', () => {
    const { steps } = drill({});

    expect(steps.map((step) => stepTime(drill({}), step))).toEqual(['0.0 s', '1.3 s', '']);
  });
});

describe('isRunning', () => {
  it('isRunning_OnlyUntilItHasEnded', () => {
    expect([isRunning(null), isRunning(drill({ state: 'waiting' })), isRunning(drill({ state: 'running' })), isRunning(drill({}))]).toEqual([false, true, true, false]);
  });
});
