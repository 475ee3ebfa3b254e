import { describe, expect, it } from 'vitest';
import { at, baseTime } from '@/test/fixtures';
import { watcherWords } from './watcher-words';

const watched = { configured: true, watcher: 'hc-ping.com', intervalSeconds: 60 };

describe('watcherWords', () => {
  it.each([
    [{ configured: false }, 'not_configured', 'Nobody is told when Nebula itself stops'],
    [{ ...watched, sentAt: at(20) }, 'up', 'Watched by hc-ping.com, 20 s ago'],
    [{ ...watched, sentAt: null }, 'unknown', 'hc-ping.com is to watch Nebula; no sign of life has arrived yet. One is sent every 1 min'],
    [{ ...watched, sentAt: at(600) }, 'degraded', 'hc-ping.com waits: the last sign of life was 10 min ago, and one is due every 1 min'],
    [{ ...watched, sentAt: at(600), problem: 'Redis does not answer.' }, 'down', 'hc-ping.com hears nothing, the last sign of life was 10 min ago: Redis does not answer.'],
  ])('watcherWords_%#_SaysOnlyWhatWasSeen', (heartbeat, state, text) => {
    expect(watcherWords(heartbeat, baseTime)).toEqual({ state, text });
  });
});
