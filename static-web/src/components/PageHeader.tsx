import type { ReactNode } from 'react';
import { useTitle } from '@/lib/use-title';
import classes from './PageHeader.module.css';

export function PageHeader({ title, lead, actions }: { title: string; lead?: ReactNode; actions?: ReactNode }) {
  useTitle(title);
  return (
    <header className={classes['header']}>
      <div>
        <h1>{title}</h1>
        {lead && <p className="dim">{lead}</p>}
      </div>
      {actions && <div className="row">{actions}</div>}
    </header>
  );
}
