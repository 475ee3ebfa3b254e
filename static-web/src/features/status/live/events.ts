import type { Incident, Overall, StaleReason, StreamedResult } from '@/api/types';

/** What comes down the stream. Which events there are is told in libs/Nebula.Homelab/Status/README.md; OpenAPI cannot say it. */
export type LiveEvent =
  | { kind: 'result'; data: StreamedResult }
  | { kind: 'incident'; data: Incident }
  | { kind: 'overall'; data: Overall }
  | { kind: 'stale'; data: { stale: boolean; staleReason: StaleReason | null } }
  | { kind: 'map'; data: { version: string } };

export const liveKinds = ['result', 'incident', 'overall', 'stale', 'map'] as const satisfies LiveEvent['kind'][];
