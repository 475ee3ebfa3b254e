import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { Bones } from '@/components/Bones';
import { ProblemNotice } from '@/components/ProblemNotice';
import { formatMoment, plural } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import classes from './AccountPage.module.css';
import { beginTotp, renewRecoveryCodes, secondFactorQuery } from './api/second-factor';

const TotpDialog = lazy(() => import('./TotpDialog'));
const TotpOffDialog = lazy(() => import('./TotpOffDialog'));
const CodesDialog = lazy(() => import('./CodesDialog'));

const few = 3;

/** Codes of an authenticator app: how it stands, and what can be done about it. */
export function SecondFactor({ name }: { name: string }) {
  const client = useQueryClient();
  const now = useNow(60_000);
  const { data: state, error, refetch } = useQuery(secondFactorQuery);
  const [turningOff, setTurningOff] = useState(false);
  const begin = useMutation({ mutationFn: beginTotp, meta: { report: 'toast' } });
  const renew = useMutation({
    mutationFn: renewRecoveryCodes,
    meta: { report: 'toast' },
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.secondFactor }),
  });
  const on = state !== undefined && state.enabledAt !== null && state.enabledAt !== undefined;

  return (
    <section className={`panel ${classes['section']}`} aria-labelledby="second-factor">
      <h2 id="second-factor">Second factor</h2>
      {error && !state && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!state && !error && <Bones label="Reading your second factor" heights={[44]} />}
      {state && !on && (
        <>
          {state.required && (
            <p className="notice" data-tone="degraded">
              Admins and owners need a second factor here. Set one up, and everything else opens.
            </p>
          )}
          <p className="dim">A code from an app on your phone, asked for at every login: a stolen password alone then opens nothing.</p>
          <div>
            <Button loading={begin.isPending} onClick={() => begin.mutate()}>
              Set up an authenticator app
            </Button>
          </div>
        </>
      )}
      {state && on && (
        <>
          <p>
            On since {formatMoment(state.enabledAt ?? '', now)}. <span className="dim">{plural(state.recoveryCodesLeft, 'recovery code')} left.</span>
          </p>
          {state.recoveryCodesLeft <= few && (
            <p className="notice" data-tone="degraded">
              Few recovery codes are left. Take new ones before your phone is gone.
            </p>
          )}
          <div className="row">
            <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
              New recovery codes
            </Button>
            <Button variant="default" onClick={() => setTurningOff(true)}>
              Turn off…
            </Button>
          </div>
        </>
      )}
      <Suspense>
        {begin.data && <TotpDialog setup={begin.data} name={name} onClose={() => begin.reset()} />}
        {renew.data && <CodesDialog codes={renew.data} name={name} onClose={() => renew.reset()} />}
        {turningOff && <TotpOffDialog name={name} onClose={() => setTurningOff(false)} />}
      </Suspense>
    </section>
  );
}
