import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Delivery, DeliveryState } from '@/api/types';
import { Bones } from '@/components/Bones';
import { StateIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { formatClock, formatMoment, plural } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { deliveriesQuery, retryDelivery } from './api/notifications';
import classes from './NotificationsPage.module.css';
import { deliveryWords, stateIcons, stateWords } from './words';

interface DeliveryLogProps {
  state: DeliveryState | undefined;
  onState: (state: DeliveryState | undefined) => void;
  now: number;
  canWrite: boolean;
}

/** What was sent, what waits and for what, and what was not sent and why. */
export function DeliveryLog({ state, onState, now, canWrite }: DeliveryLogProps) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(deliveriesQuery(state ? `state=${state}` : ''));
  const deliveries = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="deliveries" className={classes['section']}>
      <header className="row between">
        <h2 id="deliveries">What became of it</h2>
        <NativeSelect
          size="xs"
          aria-label="Only what was"
          value={state ?? ''}
          onChange={(event) => onState((event.currentTarget.value || undefined) as DeliveryState | undefined)}
          data={[{ value: '', label: 'All' }, ...(Object.keys(stateWords) as DeliveryState[]).map((one) => ({ value: one, label: stateWords[one] }))]}
        />
      </header>
      {error && !data && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!data && !error && <Bones label="Reading the log" heights={[52, 52]} />}
      {data && deliveries.length === 0 && <p className="dim">{state ? 'Nothing of that kind.' : 'Nothing was to be told yet. What is not sent stands here too, with the reason.'}</p>}
      {deliveries.length > 0 && (
        <ul className="panel" aria-label="Deliveries">
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} now={now} canWrite={canWrite} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div>
          <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older
          </Button>
        </div>
      )}
    </section>
  );
}

function DeliveryRow({ delivery, now, canWrite }: { delivery: Delivery; now: number; canWrite: boolean }) {
  const client = useQueryClient();
  const retry = useMutation({ mutationFn: retryDelivery, meta: { report: 'toast' }, onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.deliveriesAll }) });
  const { id, eventId, title, channelName, ruleName, state, detail, dueAt, attempts, plannedAt, remoteId, tookMs } = delivery;
  const facts = [
    ruleName ? `by ${ruleName}` : 'a test',
    attempts > 1 ? plural(attempts, 'try', 'tries') : '',
    state === 'sent' && remoteId ? `message ${remoteId}` : '',
    state === 'sent' && tookMs ? `${tookMs} ms` : '',
    state === 'waiting' && dueAt ? `next at ${formatClock(dueAt)}` : '',
  ].filter(Boolean);
  return (
    <li className={classes['row']}>
      <StateIcon state={stateIcons[state]} />
      <div className={classes['what']}>
        <p>
          {eventId ? (
            <Link to="/events" search={{ event: eventId }} className={classes['title']}>
              <bdi>{plainText(title)}</bdi>
            </Link>
          ) : (
            <bdi>{plainText(title)}</bdi>
          )}
          <span className="dim">
            <span aria-hidden="true"> → </span>
            <span className="visually-hidden"> to </span>
            <bdi>{plainText(channelName)}</bdi>
          </span>
        </p>
        <p className="fine">
          <strong>{deliveryWords(delivery)}</strong> · {plainText(facts.join(' · '))}
        </p>
        {detail && state !== 'sent' && <p className={classes['detail']}><bdi>{plainText(detail)}</bdi></p>}
      </div>
      <div className={classes['when']}>
        <time className="fine" dateTime={plannedAt}>{formatMoment(plannedAt, now)}</time>
        {canWrite && state === 'failed' && eventId && (
          <Button size="compact-xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate(id)}>
            Send again<span className="visually-hidden">: {title}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
