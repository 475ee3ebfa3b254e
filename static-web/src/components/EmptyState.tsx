import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

/** Says what would be here and what to do to get it. */
export function EmptyState({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes['empty']}>
      <h2>{title}</h2>
      <p className="dim">{children}</p>
      {action && <div>{action}</div>}
    </div>
  );
}
