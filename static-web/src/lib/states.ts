import type { State } from '@/api/types';

export const stateWords: Record<State, string> = {
  up: 'Up',
  degraded: 'Degraded',
  down: 'Down',
  unknown: 'Unknown',
  asleep: 'Asleep',
  paused: 'Paused',
  not_configured: 'Not configured',
  maintenance: 'Under maintenance',
};

export const isTrouble = (state: State): boolean => state === 'down' || state === 'degraded' || state === 'unknown';

// What needs a person first comes first.
const order: State[] = ['down', 'degraded', 'unknown', 'maintenance', 'up', 'asleep', 'paused', 'not_configured'];

export const bySeverity = (a: { state: State; name: string }, b: { state: State; name: string }): number =>
  order.indexOf(a.state) - order.indexOf(b.state) || a.name.localeCompare(b.name);
