import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan } from '@/features/auth/session';
import { useNow } from '@/lib/use-now';
import { eventsQuery } from './api/get-events';
import { DeadLetters } from './DeadLetters';
import { EventFilters } from './EventFilters';
import { EventLine } from './EventLine';
import classes from './EventsPage.module.css';
import { isEmpty, type EventFilter } from './filter';
import { byDay, dayWords, fold } from './fold';
import { useNewEvents } from './use-new-events';

const EventDrawer = lazy(() => import('./EventDrawer'));

export default function EventsPage() {
  const filter = useSearch({ from: '/shell/private/events' });
  const navigate = useNavigate({ from: '/events' });
  const mayManage = useCan('events.manage');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(eventsQuery(filter));
  const now = useNow();
  const events = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const days = useMemo(() => byDay(fold(events)), [events]);
  const news = useNewEvents(filter, data?.pages[0]?.end);
  const change = (changes: EventFilter): void => void navigate({ search: (current) => ({ ...current, ...changes }) });

  return (
    <>
      <PageHeader title="Events" lead="What happened, newest first; what began and ended is one line." />
      <div className="stack">
        {mayManage && <DeadLetters now={now} />}
        <EventFilters filter={filter} onChange={change} />
        <div role="status" className={classes['waiting']}>
          {news.count > 0 && (
            <Button size="xs" radius="xl" onClick={news.show}>
              {news.count}{news.isMore && '+'} new
            </Button>
          )}
        </div>
        {error && !data && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
        {!data && !error && <Bones label="Reading the events" heights={[52, 52, 52, 52]} />}
        {data && events.length === 0 && (
          <EmptyState
            title={isEmpty(filter) ? 'Nothing has happened yet' : 'Nothing matches'}
            action={!isEmpty(filter) && <Button variant="default" onClick={() => void navigate({ search: {} })}>Clear the filter</Button>}
          >
            {isEmpty(filter) ? 'Incidents, sign-ins and changes will stand here as they happen.' : 'No event is as the filter says. New ones that are will be told here.'}
          </EmptyState>
        )}
        {days.map(({ date, lines }) => (
          <section key={date} aria-labelledby={`day-${date}`}>
            <h2 id={`day-${date}`} className={classes['day']}>
              {dayWords(date, now)}
            </h2>
            <ul className="panel">
              {lines.map((line) => (
                <EventLine key={line.key} line={line} now={now} />
              ))}
            </ul>
          </section>
        ))}
        {hasNextPage && (
          <div className={classes['more']}>
            {error && <ProblemNotice problem={toProblem(error)} />}
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Older events
            </Button>
          </div>
        )}
      </div>
      <Suspense>
        {filter.event && <EventDrawer id={filter.event} known={events.find(({ id }) => id === filter.event)} now={now} onClose={() => change({ event: undefined })} />}
      </Suspense>
    </>
  );
}
