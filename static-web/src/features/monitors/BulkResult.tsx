import { CloseIcon } from '@/components/icons';
import type { MonitorBulkResult } from '@/api/types';
import { bulkSummary, refused } from './use-bulk';
import classes from './BulkBar.module.css';

interface BulkResultProps {
  items: MonitorBulkResult[];
  /** What was done with those it was done with: "paused". */
  done: string;
  onClose: () => void;
}

/** What became of many: who was refused, and why; the others went through. */
export function BulkResult({ items, done, onClose }: BulkResultProps) {
  const left = refused(items);
  return (
    <div className={`notice ${classes['result']}`} role="status" data-tone={left.length > 0 ? 'degraded' : 'up'}>
      <div>
        <p>{bulkSummary(items, done)}</p>
        {left.length > 0 && (
          <ul>
            {left.map(({ id, name, detail }) => (
              <li key={id}>
                {name && !detail?.startsWith(name) && <strong>{name}: </strong>}
                {detail}
              </li>
            ))}
          </ul>
        )}
      </div>
      <button type="button" className={classes['close']} onClick={onClose} aria-label="Close the result">
        <CloseIcon size={14} />
      </button>
    </div>
  );
}
