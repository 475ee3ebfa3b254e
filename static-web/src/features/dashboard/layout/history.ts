import type { PlacedSection } from './model';

export interface Draft {
  desk: PlacedSection[];
  /** Null: a phone shows what the large screen shows. */
  phone: PlacedSection[] | null;
}

/** What was, what is, and what was undone. */
export interface History {
  past: Draft[];
  present: Draft;
  future: Draft[];
}

export type Step = { kind: 'change'; draft: Draft } | { kind: 'undo' } | { kind: 'redo' };

const deepest = 100;

export const begin = (present: Draft): History => ({ past: [], present, future: [] });

export function step(history: History, taken: Step): History {
  const { past, present, future } = history;
  if (taken.kind === 'change') return taken.draft === present ? history : { past: [...past.slice(1 - deepest), present], present: taken.draft, future: [] };
  if (taken.kind === 'undo') {
    const before = past.at(-1);
    return before ? { past: past.slice(0, -1), present: before, future: [present, ...future] } : history;
  }
  const [after, ...later] = future;
  return after ? { past: [...past, present], present: after, future: later } : history;
}
