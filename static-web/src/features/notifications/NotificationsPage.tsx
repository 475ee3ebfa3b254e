import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Recognised } from '@/api/types';
import { Bones } from '@/components/Bones';
import { EmptyState } from '@/components/EmptyState';
import { PlusIcon } from '@/components/icons';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan } from '@/features/auth/session';
import { FireDrillPanel } from '@/features/fire-drill/FireDrillPanel';
import { useNow } from '@/lib/use-now';
import { channelsQuery, rulesQuery } from './api/notifications';
import { ChannelCard } from './ChannelCard';
import { DeliveryLog } from './DeliveryLog';
import classes from './NotificationsPage.module.css';
import { PasteForm } from './PasteForm';
import { RuleRow } from './RuleRow';
import { useDeliveryNews } from './use-delivery-news';
import { Watcher } from './Watcher';

const ChannelDialog = lazy(() => import('./ChannelDialog'));
const RuleDialog = lazy(() => import('./RuleDialog'));

export default function NotificationsPage() {
  const { channel, rule, like, state } = useSearch({ from: '/shell/private/notifications' });
  const navigate = useNavigate({ from: '/notifications' });
  const canWrite = useCan('notifications.write');
  const { data: channels, error: channelsError, refetch: refetchChannels } = useQuery(channelsQuery);
  const { data: rules, error: rulesError, refetch: refetchRules } = useQuery(rulesQuery);
  const [recognised, setRecognised] = useState<Recognised | null>(null);
  const now = useNow();
  useDeliveryNews();
  const open = (search: { channel?: string; rule?: string }): void => void navigate({ search: (current) => ({ state: current.state, ...search }) });
  const close = (): void => {
    setRecognised(null);
    open({});
  };
  const edited = channels?.find(({ id }) => id === channel);
  const editedRule = rules?.find(({ id }) => id === rule);
  const hasChannels = channels !== undefined && channels.length > 0;

  return (
    <>
      <PageHeader title="Notifications" lead="Who is told of what, where and when." />
      <Watcher now={now} hasChannels={hasChannels} />
      {channelsError && !channels && <ProblemNotice problem={toProblem(channelsError)} retry={() => void refetchChannels()} />}
      {!channels && !channelsError && <Bones label="Reading the channels" heights={[110, 76]} />}
      {channels?.length === 0 && (
        <EmptyState
          title="Where shall I tell you?"
          action={
            canWrite && (
              <PasteForm
                onRecognised={(found) => {
                  setRecognised(found);
                  open({ channel: 'new' });
                }}
              />
            )
          }
        >
          Until there is a channel, alerts stay on the pages here and nobody is woken.
        </EmptyState>
      )}
      {hasChannels && (
        <section aria-labelledby="channels" className={classes['section']}>
          <header className="row between">
            <h2 id="channels">Where</h2>
            {canWrite && (
              <Button size="xs" variant="default" leftSection={<PlusIcon size={13} />} onClick={() => open({ channel: 'new' })}>
                New channel
              </Button>
            )}
          </header>
          <ul className={classes['cards']}>
            {channels.map((one) => (
              <ChannelCard key={one.id} channel={one} now={now} canWrite={canWrite} onEdit={() => open({ channel: one.id })} />
            ))}
          </ul>
        </section>
      )}
      {hasChannels && (
        <section aria-labelledby="rules" className={classes['section']}>
          <header className="row between">
            <h2 id="rules">What</h2>
            {canWrite && rules && rules.length > 0 && (
              <Button size="xs" variant="default" leftSection={<PlusIcon size={13} />} onClick={() => open({ rule: 'new' })}>
                New rule
              </Button>
            )}
          </header>
          {rulesError && !rules && <ProblemNotice problem={toProblem(rulesError)} retry={() => void refetchRules()} />}
          {rules?.length === 0 && (
            <EmptyState title="Nothing is told yet" action={canWrite && <Button onClick={() => open({ rule: 'new' })}>Tell me what is broken</Button>}>
              A channel is only the way; a rule says what goes over it. The first one is filled in: errors and worse, of everything.
            </EmptyState>
          )}
          {rules && rules.length > 0 && (
            <ul className="panel" aria-label="Rules">
              {rules.map((one) => (
                <RuleRow key={one.id} rule={one} now={now} canWrite={canWrite} onEdit={() => open({ rule: one.id })} />
              ))}
            </ul>
          )}
        </section>
      )}
      {hasChannels && canWrite && (
        <section aria-labelledby="fire-drill" className={classes['section']}>
          <h2 id="fire-drill">Fire drill</h2>
          <FireDrillPanel />
        </section>
      )}
      {hasChannels && (
        <DeliveryLog state={state} now={now} canWrite={canWrite} onState={(next) => void navigate({ search: (current) => ({ ...current, state: next }) })} />
      )}
      <Suspense>
        {canWrite && (edited || channel === 'new') && <ChannelDialog channel={edited ?? null} recognised={recognised} onClose={close} />}
        {canWrite && channels && hasChannels && (editedRule || rule === 'new') && <RuleDialog rule={editedRule ?? null} channels={channels} like={like} onClose={close} />}
      </Suspense>
    </>
  );
}
