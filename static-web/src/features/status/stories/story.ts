import type { Incident, IncidentUpdate, StoryNote } from '@/api/types';
import { formatClockSeconds, formatMoment } from '@/lib/format';

export type Step = IncidentUpdate['step'];

export const stepWords: Record<Step, string> = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
};

/** What an update can say that follows the first one. */
export const nextSteps = Object.entries(stepWords).map(([value, label]) => ({ value, label }));

export interface StoryLine {
  key: string;
  at: string;
  text: string;
  /** What a person wrote; null for what the checks told. */
  note: StoryNote | null;
}

/** What the checks told and what people wrote, in the order of time. */
export function storyOf({ timeline, notes }: Pick<Incident, 'timeline' | 'notes'>): StoryLine[] {
  const told = timeline.map(({ at, kind, text }) => ({ key: at + kind, at, text, note: null }));
  const written = notes.map((note) => ({ key: note.id, at: note.at, text: note.text, note }));
  return [...told, ...written].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** The second counts on the day itself; later the day does. */
export const lineTime = (at: string, now: number): string =>
  new Date(at).toDateString() === new Date(now).toDateString() ? formatClockSeconds(at) : formatMoment(at, now);

/** The step that people have reached with an incident of theirs. */
export const stepOf = ({ notes }: Pick<Incident, 'notes'>): Step | null => notes.findLast(({ step }) => step)?.step ?? null;

export function endWords({ manual, state }: Pick<Incident, 'manual' | 'state'>): string {
  if (state === 'open') return 'Open';
  return manual ? 'Resolved' : 'Recovered';
}
