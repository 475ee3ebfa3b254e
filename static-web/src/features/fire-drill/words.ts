import type { FireDrill, FireDrillStep, State } from '@/api/types';

export const stepWords: Record<FireDrillStep['step'], string> = {
  target: 'A small test target starts, and a monitor watches it',
  up: 'The first check finds it up',
  stopped: 'The target stops',
  incident: 'The incident opens',
  alert: 'The alert arrives',
  returned: 'The target returns',
  recovered: 'A check finds it up again, and the incident ends',
  told: 'The message says that it is over',
  removed: 'The test is removed from the history',
};

export const stepIcons: Record<FireDrillStep['state'], State> = { waiting: 'not_configured', running: 'unknown', done: 'up', failed: 'down' };

const seconds = (value: number): string => `${value.toFixed(1)} s`;

/** When a step was done, counted from the beginning: "3.2 s". */
export function stepTime(drill: FireDrill, step: FireDrillStep): string {
  const begun = drill.steps.find(({ at }) => at)?.at;
  return step.at && begun && step.state !== 'waiting' ? seconds(Math.max(0, Date.parse(step.at) - Date.parse(begun)) / 1000) : '';
}

/** "Discord in 2.1 s". */
export const toldWords = (drill: FireDrill): string => drill.alerts.map(({ channelName, seconds: took }) => `${channelName} in ${seconds(took)}`).join(', ');

/** What came of it, in a sentence. */
export function drillWords(drill: FireDrill): string {
  switch (drill.state) {
    case 'passed':
      return `Alerts are proven: ${toldWords(drill)}.`;
    case 'failed':
      return `The fire drill failed. ${drill.reason ?? ''}`.trim();
    case 'interrupted':
      return `The fire drill was interrupted. ${drill.reason ?? ''}`.trim();
    default:
      return 'The fire drill runs.';
  }
}
