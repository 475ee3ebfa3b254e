import type { Incident, ServiceStatus, Status } from '@/api/types';
import { readProgress } from '@/features/setup/progress';
import type { PlacedTile } from '../layout/model';
import type { Missed } from '../last-visit';
import { nextSteps, type Proofs, type Step } from '../next-steps';

/** What the tiles of one dashboard are drawn from. */
export interface BoardData {
  status: Status;
  services: Map<string, ServiceStatus>;
  now: number;
  proofs: Proofs;
  /** What happened since the last visit; null on the first. */
  missed: Missed | null;
  /** Whoever cannot add a monitor is given no steps. */
  steps: Step[];
}

export const isOpen = ({ state }: Incident): boolean => state === 'open';

export function stepsFor(status: Status, canAdd: boolean, proofs: Proofs): Step[] {
  const steps = canAdd ? nextSteps(status, !readProgress().done.includes('found'), proofs) : [];
  return steps.some(({ done }) => !done) ? steps : [];
}

/** Whether a tile has nothing to say now, and leaves its place to the next. */
export function isSilent(tile: PlacedTile, { missed, steps }: BoardData): boolean {
  return (tile.part === 'since-last-visit' && missed === null) || (tile.part === 'next-steps' && steps.length === 0);
}
