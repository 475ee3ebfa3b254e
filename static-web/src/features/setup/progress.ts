export type SetupStep = 'found' | 'monitor' | 'tell' | 'drill' | 'keep' | 'finish';

export interface SetupProgress {
  step: SetupStep;
  done: SetupStep[];
}

const key = 'nebula.setup';
const steps: SetupStep[] = ['found', 'monitor', 'tell', 'drill', 'keep', 'finish'];
const start: SetupProgress = { step: 'found', done: [] };

const isStep = (value: unknown): value is SetupStep => steps.includes(value as SetupStep);

/** Survives a closed tab; what cannot be read starts over. */
export function readProgress(): SetupProgress {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as { step?: unknown; done?: unknown } | null;
    if (!stored || !isStep(stored.step)) return start;
    return { step: stored.step, done: Array.isArray(stored.done) ? stored.done.filter(isStep) : [] };
  } catch {
    return start;
  }
}

/** One step on; a skipped one is not done and comes back as a line of the dashboard's checklist. */
export function advance(progress: SetupProgress, skipped: boolean): SetupProgress {
  const next = steps[steps.indexOf(progress.step) + 1] ?? 'finish';
  const done = skipped || progress.done.includes(progress.step) ? progress.done : [...progress.done, progress.step];
  const advanced = { step: next, done };
  localStorage.setItem(key, JSON.stringify(advanced));
  return advanced;
}

/** The first that was skipped; the first of all when none was. */
export const firstOpen = ({ done }: SetupProgress): SetupStep => steps.find((step) => step !== 'finish' && !done.includes(step)) ?? 'found';

export function revisit(progress: SetupProgress, step: SetupStep): SetupProgress {
  const next = { ...progress, step };
  localStorage.setItem(key, JSON.stringify(next));
  return next;
}
