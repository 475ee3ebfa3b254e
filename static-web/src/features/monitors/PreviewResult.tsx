import type { Preview } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { evidenceText } from '@/features/status/components/evidence-text';
import { stateWords } from '@/lib/states';
import { checkTarget } from './monitor-input';
import classes from './PreviewResult.module.css';

/** What the check that just ran really found. */
export function PreviewResult({ preview }: { preview: Preview }) {
  const { inferred, result } = preview;
  return (
    <div className={classes['result']} data-state={result.state} role="status">
      <StateIcon state={result.state} size={22} />
      <div>
        <p className={classes['headline']}>
          {stateWords[result.state]}: {result.reason}
        </p>
        <p className="fine">
          {inferred.check?.type} check of <span className="mono">{checkTarget(inferred.check ?? {})}</span>
        </p>
        {result.evidence && result.state !== 'up' && <p className="fine mono">{evidenceText(result.evidence)}</p>}
      </div>
    </div>
  );
}
