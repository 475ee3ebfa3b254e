import type { AutomationRun, State } from '@/api/types';

type RunState = AutomationRun['state'];
type StepState = AutomationRun['steps'][number]['state'];

export const runWords: Record<RunState, string> = { running: 'Runs', done: 'Done', failed: 'Failed', stopped: 'Stopped' };
export const runIcons: Record<RunState, State> = { running: 'unknown', done: 'up', failed: 'down', stopped: 'degraded' };

export const stepWords: Record<StepState, string> = { waiting: 'waits', running: 'runs', done: 'done', failed: 'failed', skipped: 'left out' };
export const stepIcons: Record<StepState, State> = { waiting: 'paused', running: 'unknown', done: 'up', failed: 'down', skipped: 'not_configured' };
