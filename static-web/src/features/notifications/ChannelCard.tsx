import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Channel, State } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { formatAgo, formatClock } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { testChannel } from './api/notifications';
import classes from './NotificationsPage.module.css';
import { TestResult } from './TestResult';
import { deliveryWords, kindWords, targetWords } from './words';

interface ChannelCardProps {
  channel: Channel;
  now: number;
  canWrite: boolean;
  onEdit: () => void;
}

function stateOf({ enabled, broken, waitsUntil, lastDelivery }: Channel): State {
  if (!enabled) return 'paused';
  if (broken) return 'down';
  if (waitsUntil || lastDelivery?.state === 'failed') return 'degraded';
  return lastDelivery?.state === 'sent' ? 'up' : 'unknown';
}

/** A channel with what it did last: that it works is only said after it did. */
export function ChannelCard({ channel, now, canWrite, onEdit }: ChannelCardProps) {
  const client = useQueryClient();
  const test = useMutation({
    mutationFn: () => testChannel(channel.id),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: queryKeys.channels }), client.invalidateQueries({ queryKey: queryKeys.deliveriesAll })]),
  });
  const { name, kind, enabled, broken, waiting = 0, waitsUntil, waitsFor, lastDelivery } = channel;
  const state = stateOf(channel);
  return (
    <li className={`panel ${classes['card']}`} data-state={state}>
      <div className={classes['cardHead']}>
        <StateIcon state={state} size={18} />
        <div className={classes['what']}>
          <h3><bdi>{plainText(name)}</bdi></h3>
          <p className="fine">
            {kindWords[kind]} · <bdi className="mono">{plainText(targetWords(channel))}</bdi>
          </p>
        </div>
      </div>
      <p className="fine">
        {!enabled && 'Switched off. '}
        {lastDelivery ? `${deliveryWords(lastDelivery)}, ${formatAgo(lastDelivery.at, now)}.` : 'Nothing was sent yet; a test shows whether it works.'}
        {waiting > 0 && ` ${waiting.toLocaleString()} wait.`}
      </p>
      {broken && <p className="notice fine" data-tone="down">Nothing is sent: {plainText(broken)} Change it, or test it again.</p>}
      {waitsUntil && !broken && (
        <p className="notice fine" data-tone="degraded">
          Waits until {formatClock(waitsUntil)}{waitsFor ? `: ${plainText(waitsFor)}` : ''}
        </p>
      )}
      {test.data && <TestResult kind={kind} delivery={test.data} />}
      {test.error && <ProblemNotice problem={toProblem(test.error)} />}
      {canWrite && (
        <div className="row">
          <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            Test<span className="visually-hidden"> {name}</span>
          </Button>
          <Button size="xs" variant="default" onClick={onEdit}>
            Edit<span className="visually-hidden"> {name}</span>
          </Button>
        </div>
      )}
    </li>
  );
}
