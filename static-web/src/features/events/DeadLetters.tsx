import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { DeadLetter } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { formatMoment, plural } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { deadLettersQuery } from './api/get-dead-letters';
import { retryDeadLetter, retryDeadLetters } from './api/retry-dead-letters';
import classes from './EventsPage.module.css';

/** What a handler gave up, and once more; nothing is drawn where nothing was given up. */
export function DeadLetters({ now }: { now: number }) {
  const client = useQueryClient();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(deadLettersQuery);
  const retry = useMutation({
    mutationFn: (letter: DeadLetter | null) => (letter ? retryDeadLetter(letter) : retryDeadLetters()),
    meta: { report: 'toast' },
    onSuccess: ({ retried }) => {
      showToast({ tone: 'up', text: `${plural(retried, 'event')} will be tried again; what fails again comes back here.` });
      return client.invalidateQueries({ queryKey: queryKeys.deadLetters });
    },
  });
  const letters = data?.pages.flatMap(({ items }) => items) ?? [];
  if (error && !data) return <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />;
  if (letters.length === 0) return null;

  return (
    <section className={`panel ${classes['letters']}`} aria-labelledby="dead-letters">
      <header className="row between">
        <h2 id="dead-letters" className="row">
          <StateIcon state="degraded" />
          {plural(letters.length, 'event')}{hasNextPage && ' and more'} could not be handled
        </h2>
        <Button size="xs" variant="default" loading={retry.isPending && retry.variables === null} onClick={() => retry.mutate(null)}>
          Try all again
        </Button>
      </header>
      <ul>
        {letters.map((letter) => (
          <li key={`${letter.handler}/${letter.event.position}`} className={classes['letter']}>
            <div className={classes['what']}>
              <p>
                <strong>{letter.handler}</strong> gave up “<bdi>{plainText(letter.event.title)}</bdi>”
              </p>
              <p className={classes['error']}><bdi>{plainText(letter.error)}</bdi></p>
              <p className="fine">
                {plural(letter.attempts, 'try', 'tries')}, given up {formatMoment(letter.deadAt, now)}
              </p>
            </div>
            <Button size="xs" variant="default" loading={retry.isPending && retry.variables === letter} onClick={() => retry.mutate(letter)}>
              Try again
              <span className="visually-hidden">: {letter.event.title}</span>
            </Button>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button size="xs" variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  );
}
