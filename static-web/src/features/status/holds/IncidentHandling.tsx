import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Incident, IncidentHold } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan, useSession } from '@/features/auth/session';
import { hold as holdIncident, release } from './api/holds';
import { HoldLine } from './HoldLine';
import classes from './Holds.module.css';
import { SnoozeChoices } from './SnoozeChoices';
import { useHold } from './use-holds';

/** What is done about an open incident: who has it in hand, and for who may, to take it, to have quiet, to give it back. */
export function IncidentHandling({ incident, now }: { incident: Incident; now: number }) {
  const hold = useHold(incident.id, now);
  const canHandle = useCan('incidents.handle');
  if (!hold && !canHandle) return null;
  return (
    <div className={classes['handling']}>
      <p role="status">{hold && <HoldLine hold={hold} now={now} />}</p>
      {canHandle && <HoldActions incident={incident} hold={hold} now={now} />}
    </div>
  );
}

type Wish = { minutes: number | null } | 'release';

function HoldActions({ incident, hold, now }: { incident: Incident; hold: IncidentHold | null; now: number }) {
  const client = useQueryClient();
  const me = useSession()?.user.name;
  const [isChoosing, setIsChoosing] = useState(false);
  const choosing = useId();
  const snooze = useRef<HTMLButtonElement>(null);
  const act = useMutation<IncidentHold | undefined, Error, Wish>({
    mutationFn: (wish) => (wish === 'release' ? release(incident.id) : holdIncident(incident.id, wish.minutes)),
    onSuccess: async (held) => {
      await client.cancelQueries({ queryKey: queryKeys.holds });
      client.setQueryData<IncidentHold[]>(queryKeys.holds, (holds = []) => [...(held ? [held] : []), ...holds.filter((one) => one.incident !== incident.id)]);
      setIsChoosing(false);
      // The button that was pressed is gone or hidden now; this one stays.
      snooze.current?.focus();
    },
    // Somebody else was quicker, or it is over.
    onError: () => Promise.all([client.invalidateQueries({ queryKey: queryKeys.holds }), client.invalidateQueries({ queryKey: queryKeys.status })]),
  });
  const isMine = hold !== null && !hold.until && hold.by === me;
  const wish = act.isPending ? act.variables : null;
  const about = <span className="visually-hidden">: {incident.title}</span>;

  return (
    <>
      {act.error && <ProblemNotice problem={toProblem(act.error)} />}
      <div className="row">
        {!isMine && (
          <Button size="xs" loading={wish !== null && wish !== 'release' && wish.minutes === null} disabled={act.isPending} onClick={() => act.mutate({ minutes: null })}>
            I take care of it{about}
          </Button>
        )}
        {hold && (
          <Button size="xs" variant="default" loading={wish === 'release'} disabled={act.isPending} onClick={() => act.mutate('release')}>
            {hold.until ? 'End the snooze' : 'Give it back'}
            {about}
          </Button>
        )}
        <Button ref={snooze} size="xs" variant="default" aria-expanded={isChoosing} aria-controls={isChoosing ? choosing : undefined} onClick={() => setIsChoosing(!isChoosing)}>
          {hold?.until ? 'Snooze anew…' : 'Snooze…'}
          {about}
        </Button>
      </div>
      {isChoosing && <SnoozeChoices id={choosing} now={now} isPending={act.isPending} onChoose={(minutes) => act.mutate({ minutes })} />}
    </>
  );
}
