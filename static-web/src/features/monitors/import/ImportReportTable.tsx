import type { ImportedMonitor } from '@/api/types';
import { checkTarget } from '../monitor-input';
import { outcomes } from './outcomes';
import classes from './ImportDialog.module.css';

/** What is left out comes first: it is what somebody has to do by hand. */
const order: ImportedMonitor['outcome'][] = ['not_imported', 'changed', 'imported'];

export function ImportReportTable({ items, isDone }: { items: ImportedMonitor[]; isDone: boolean }) {
  const sorted = order.flatMap((outcome) => items.filter((item) => item.outcome === outcome));
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label="Report">
      <table className={classes['report']}>
        <thead>
          <tr>
            <th scope="col">Monitor</th>
            <th scope="col">{isDone ? 'Became' : 'Would become'}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((item, index) => (
            <tr key={index} data-outcome={item.outcome}>
              <td>
                <strong>{item.name}</strong>
                <span className="fine"> {item.type}</span>
                {item.monitor?.check && <p className="fine mono">{checkTarget(item.monitor.check)}</p>}
              </td>
              <td>
                <p className={classes['outcome']}>
                  {outcomes[item.outcome]}
                  {item.paused && ', paused'}
                </p>
                {item.notes.map((note) => (
                  <p key={note} className="fine">
                    {note}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
