import type { Heartbeat, State } from '@/api/types';
import { formatAgo, formatDuration } from '@/lib/format';
import { plainText } from '@/lib/plain-text';

export interface WatcherWords {
  state: State;
  text: string;
}

// A sign of life may be late by one that failed and the time that the page waits before it asks.
const lateAfter = (intervalSeconds: number): number => 2 * intervalSeconds + 30;

/** "Watched by hc-ping.com, 20 s ago": only what was seen to arrive counts. */
export function watcherWords({ configured = false, watcher, intervalSeconds = 60, sentAt, problem }: Heartbeat, now: number): WatcherWords {
  if (!configured) return { state: 'not_configured', text: 'Nobody is told when Nebula itself stops' };
  const who = plainText(watcher ?? 'the watcher');
  const last = sentAt ? `the last sign of life was ${formatAgo(sentAt, now)}` : 'no sign of life has arrived yet';
  if (problem) return { state: 'down', text: `${who} hears nothing, ${last}: ${plainText(problem)}` };
  if (!sentAt) return { state: 'unknown', text: `${who} is to watch Nebula; ${last}. One is sent every ${formatDuration(intervalSeconds)}` };
  const isLate = (now - Date.parse(sentAt)) / 1000 > lateAfter(intervalSeconds);
  return isLate ? { state: 'degraded', text: `${who} waits: ${last}, and one is due every ${formatDuration(intervalSeconds)}` } : { state: 'up', text: `Watched by ${who}, ${formatAgo(sentAt, now)}` };
}
