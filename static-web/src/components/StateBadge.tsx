import type { State } from '@/api/types';
import { stateWords } from '@/lib/states';
import { StateIcon } from './icons';
import classes from './StateBadge.module.css';

export function StateBadge({ state }: { state: State }) {
  return (
    <span className={classes['badge']} data-state={state}>
      <StateIcon state={state} size={14} />
      {stateWords[state]}
    </span>
  );
}
