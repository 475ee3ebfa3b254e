import type { IncidentHold } from '@/api/types';
import { AccountIcon, MoonIcon } from '@/components/icons';
import classes from './Holds.module.css';
import { holdWords } from './hold-words';

/** Who has it in hand, or until when it is quiet. */
export function HoldLine({ hold, now }: { hold: IncidentHold; now: number }) {
  return (
    <span className={classes['line']}>
      {hold.until ? <MoonIcon size={13} /> : <AccountIcon size={13} />}
      <bdi>{holdWords(hold, now)}</bdi>
    </span>
  );
}
