import type { Incident, ServiceStatus, Status } from '@/api/types';
import { readProgress } from '@/features/setup/progress';
import type { PlacedTile } from '../layout/model';
import { nextSteps, type Proofs, type Step } from '../next-steps';

/** What the tiles of one dashboard are drawn from. */
export interface BoardData {
  status: Status;
  services: Map<string, ServiceStatus>;
  now: number;
  proofs: Proofs;
  /** Since when "since your last visit" counts; null on the first. */
  since: number | null;
  /** Whoever cannot add a monitor is given no steps. */
  steps: Step[];
}

export const isOpen = ({ state }: Incident): boolean => state === 'open';

export function stepsFor(status: Status, canAdd: boolean, proofs: Proofs): Step[] {
  const steps = canAdd ? nextSteps(status, !readProgress().done.includes('found'), proofs) : [];
  return steps.some(({ done }) => !done) ? steps : [];
}

/** Whether a tile has nothing to say now, and leaves its place to the next. */
export function isSilent(tile: PlacedTile, { since, steps }: BoardData): boolean {
  return (tile.part === 'since-last-visit' && since === null) || (tile.part === 'next-steps' && steps.length === 0);
}
