import type { Overall, State } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { stateWords } from '@/lib/states';
import classes from './OverallSentence.module.css';

const verdicts: Partial<Record<State, string>> = {
  up: 'Everything is up',
  degraded: 'Something is slow or shaky',
  down: 'Something is down',
  unknown: 'Not known yet',
  asleep: 'Asleep, as expected',
  paused: 'Paused on purpose',
};

const verdictOf = ({ state, counts }: Overall): string =>
  state === 'unknown' && counts['up'] ? 'Not everything can be seen' : (verdicts[state] ?? stateWords[state]);

/** The page in one line; it is spoken when it changes. */
export function OverallSentence({ overall }: { overall: Overall }) {
  return (
    <div className={classes['overall']} data-state={overall.state} role="status">
      <StateIcon state={overall.state} size={30} />
      <div>
        <p className={classes['verdict']}>{verdictOf(overall)}</p>
        <p className={classes['sentence']}>{overall.sentence}</p>
      </div>
    </div>
  );
}
