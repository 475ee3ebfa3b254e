import type { ReactNode } from 'react';
import { useTitle } from '@/lib/use-title';
import { Wordmark } from './Wordmark';
import classes from './EntryLayout.module.css';

interface EntryLayoutProps {
  title: string;
  lead?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** Pages before there is a session: one column, one thing to do. */
export function EntryLayout({ title, lead, wide = false, children }: EntryLayoutProps) {
  useTitle(title);
  return (
    <main className={classes['page']} id="content">
      <div className={classes['column']} data-wide={wide || undefined}>
        <Wordmark />
        <header>
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </header>
        {children}
      </div>
    </main>
  );
}
