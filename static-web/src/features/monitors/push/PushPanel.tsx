import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Monitor } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Snippet } from '@/components/Snippet';
import { formatMoment } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { issuePushAddress, pushStateQuery } from './api/push-address';
import { pushLines } from './push-lines';

/** Where the heartbeats of a monitor are sent to. The address is shown once, when it is made. */
export function PushPanel({ monitor, canWrite }: { monitor: Monitor; canWrite: boolean }) {
  const client = useQueryClient();
  const now = useNow();
  const state = useQuery(pushStateQuery(monitor.id));
  const issue = useMutation({
    mutationFn: () => issuePushAddress(monitor.id),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.pushState(monitor.id) }),
  });
  const address = issue.data && `${globalThis.location.origin}${issue.data.path}`;
  const lines = address ? pushLines(address, monitor.intervalSeconds) : null;
  const { issuedAt, lastAt } = state.data ?? {};
  const problem = issue.error ?? state.error;

  return (
    <section className="stack" aria-labelledby="push-heading">
      <h3 id="push-heading">Address for its calls</h3>
      {lines && address ? (
        <>
          <p role="status">This is shown once: copy it now. Calls may say more: status=down, a text as msg, a time in milliseconds as ping.</p>
          <Snippet label="Address" text={address} />
          <Snippet label="Once" text={lines.once} />
          <Snippet label="Again and again" text={lines.cron} />
          <Snippet label="After a job that may fail" text={lines.job} />
        </>
      ) : (
        <>
          {state.data && (
            <p className="dim">
              {issuedAt ? `Made ${formatMoment(issuedAt, now)}; it was shown then, and only then.` : 'There is none yet.'}{' '}
              {lastAt ? `Last call ${formatMoment(lastAt, now)}.` : issuedAt && 'Nothing has called yet.'}
            </p>
          )}
          {canWrite && state.data && (
            <div className="row">
              <Button variant={issuedAt ? 'default' : 'filled'} loading={issue.isPending} onClick={() => issue.mutate()}>
                {issuedAt ? 'Make a new address' : 'Make the address'}
              </Button>
              {issuedAt && <span className="fine">The one in use stops counting at once.</span>}
            </div>
          )}
        </>
      )}
      {problem && <ProblemNotice problem={toProblem(problem)} />}
    </section>
  );
}
