import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { FeedIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { plainText } from '@/lib/plain-text';
import { useNow } from '@/lib/use-now';
import { ThemeSwitch } from '@/app/shell/ThemeSwitch';
import { feedPath, visitQuery } from '../api/visit';
import { useLivePage } from './use-live-page';
import { PageView } from './PageView';
import classes from './VisitorPage.module.css';

/** What somebody sees who was given the address: this page and no way into the rest. */
export default function VisitorPage() {
  const { slug } = useParams({ from: '/s/$slug' });
  const { data: page, error, refetch } = useQuery(visitQuery(slug));
  const isLost = useLivePage(slug, page !== undefined);
  const now = useNow();
  const problem = error && toProblem(error);
  const isGone = problem?.status === 404;
  useEffect(() => {
    document.title = page && !isGone ? plainText(page.title) : 'Status';
  }, [page, isGone]);

  return (
    <main id="content" className={classes['page']}>
      {isGone && (
        <header>
          <h1>No such page</h1>
          <p className="lead">There is no status page at this address, or it is not shown any more.</p>
        </header>
      )}
      {problem && !isGone && !page && <ProblemNotice problem={problem} retry={() => void refetch()} />}
      {!page && !problem && <Bones label="Reading the page" heights={[60, 72, 180]} />}
      {page && !isGone && (
        <>
          <PageView page={page} now={now} isLost={isLost} />
          <footer className={classes['foot']}>
            {page.incidentDays > 0 && (
              <Button component="a" href={feedPath(slug)} type="application/atom+xml" variant="subtle" size="compact-sm" leftSection={<FeedIcon size={14} />}>
                Feed of incidents
              </Button>
            )}
            <ThemeSwitch />
          </footer>
        </>
      )}
    </main>
  );
}
