import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { EntryLayout } from '@/components/EntryLayout';
import { ProblemNotice } from '@/components/ProblemNotice';
import { holdWords } from '@/features/status/holds/hold-words';
import { formatMoment } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { lookAtLink, takeInHand } from './api/take-in-hand';
import { readLinkToken } from './token';

const SNOOZES = [
  { minutes: 30, label: '30 minutes' },
  { minutes: 120, label: '2 hours' },
  { minutes: 480, label: '8 hours' },
];

/** Opened from a message, often on a phone and without a session. Nothing happens before a button is pressed: chats look at links too. */
export default function AckPage() {
  const [token] = useState(readLinkToken);
  const now = useNow();
  const { data: link, error, refetch } = useQuery({
    queryKey: ['incident-link', token],
    queryFn: () => lookAtLink(token ?? ''),
    enabled: token !== null,
    staleTime: Infinity,
    retry: false,
    refetchOnReconnect: false,
  });
  const act = useMutation({ mutationFn: (minutes: number | null) => takeInHand(token ?? '', minutes) });

  const problem = error && toProblem(error);
  if (token === null) return <DeadLink title="This link is not whole">Open it from the message once more; its end may have been cut off.</DeadLink>;
  if (problem?.status === 404) return <DeadLink title="This link does nothing any more">{problem.message}</DeadLink>;
  if (problem) {
    return (
      <EntryLayout title="An incident">
        <ProblemNotice problem={problem} retry={() => void refetch()} />
      </EntryLayout>
    );
  }
  if (!link) {
    return (
      <EntryLayout title="An incident">
        <Bones label="Reading the incident" heights={[44, 44]} />
      </EntryLayout>
    );
  }
  if (act.data) {
    return (
      <EntryLayout
        title={act.data.until ? 'Quiet for now' : 'It is yours'}
        lead={
          act.data.until
            ? `Nothing more is told of "${link.title}" until ${formatMoment(act.data.until, now)}, except its end.`
            : `Nothing more is told of "${link.title}", except its end.`
        }
      >
        <p className="fine">
          You can close this page, or look at the <Link to="/status">status page</Link>.
        </p>
      </EntryLayout>
    );
  }
  if (link.isOver) {
    return (
      <EntryLayout title={link.title} lead="It is over; there is nothing left to do.">
        <p className="fine">
          See the <Link to="/status">status page</Link>.
        </p>
      </EntryLayout>
    );
  }
  const refusal = act.error && toProblem(act.error);
  if (refusal?.code === 'incident_held') {
    return (
      <EntryLayout title="Somebody has it already" lead={refusal.message}>
        <p className="fine">
          Nothing was changed. See who has it on the <Link to="/status">status page</Link>.
        </p>
      </EntryLayout>
    );
  }
  return (
    <EntryLayout
      title={link.title}
      lead={link.hold ? `${holdWords(link.hold, now)}.` : 'Will you take care of it?'}
    >
      <div className="stack">
        {refusal && <ProblemNotice problem={refusal} />}
        <Button size="md" loading={act.isPending && act.variables === null} disabled={act.isPending} onClick={() => act.mutate(null)}>
          I take care of it
        </Button>
        <p className="fine">Or have quiet for</p>
        {SNOOZES.map(({ minutes, label }) => (
          <Button
            key={minutes}
            size="md"
            variant="default"
            loading={act.isPending && act.variables === minutes}
            disabled={act.isPending}
            onClick={() => act.mutate(minutes)}
          >
            {label}
          </Button>
        ))}
        <p className="fine">Its end is told all the same. This link works once.</p>
      </div>
    </EntryLayout>
  );
}

function DeadLink({ title, children }: { title: string; children: string }) {
  return (
    <EntryLayout title={title} lead={children}>
      <p className="fine">
        What is down now is on the <Link to="/status">status page</Link>.
      </p>
    </EntryLayout>
  );
}
