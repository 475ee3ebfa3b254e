import type { Evidence, Incident, Overall, StaleReason, State } from '@/api/types';

/** A check's outcome as it comes down the stream. */
export interface ResultEvent {
  id: string;
  service: string;
  state: State;
  reason: string;
  evidence: Evidence | null;
  since: string | null;
  at: string;
  responseTimeMs: number | null;
}

export type LiveEvent =
  | { kind: 'result'; data: ResultEvent }
  | { kind: 'incident'; data: Incident }
  | { kind: 'overall'; data: Overall }
  | { kind: 'stale'; data: { stale: boolean; staleReason: StaleReason | null } }
  | { kind: 'map'; data: { version: string } };

export const liveKinds = ['result', 'incident', 'overall', 'stale', 'map'] as const satisfies LiveEvent['kind'][];
