import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { OwnSession } from '@/api/types';
import { Bones } from '@/components/Bones';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { formatAgo, formatMoment, plural } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import classes from './AccountPage.module.css';
import { endOtherSessions, endSession } from './api/end-session';
import { ownSessionsQuery } from './api/get-own-sessions';

export function SessionList() {
  const client = useQueryClient();
  const now = useNow(30_000);
  const { data: sessions, error, refetch } = useQuery(ownSessionsQuery);
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: queryKeys.ownSessions });
  const endOne = useMutation({
    mutationFn: (session: OwnSession) => endSession(session.id),
    meta: { report: 'toast' },
    onSettled: refresh,
    onSuccess: (_, { browser }) => showToast({ tone: 'up', text: `${browser} is signed out.` }),
  });
  const others = sessions?.filter(({ isThis }) => !isThis) ?? [];
  const endOthers = useMutation({
    mutationFn: endOtherSessions,
    meta: { report: 'toast' },
    onSettled: refresh,
    onSuccess: () => showToast({ tone: 'up', text: 'Signed out everywhere but here.' }),
  });

  return (
    <section className={`panel ${classes['section']}`} aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      {error && !sessions && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!sessions && !error && <Bones label="Reading your sessions" heights={[44, 44]} />}
      {sessions && (
        <ul>
          {sessions.map((session) => (
            <li key={session.id} className={classes['session']}>
              <div>
                <p>
                  <strong>{session.browser}</strong> <span className="dim">from {session.address}</span>
                </p>
                <p className="fine">
                  Since {formatMoment(session.createdAt, now)}, {session.isThis ? 'this one' : `last used ${formatAgo(session.lastSeenAt, now)}`}
                </p>
              </div>
              {!session.isThis && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`Sign out ${session.browser} from ${session.address}`}
                  loading={endOne.isPending && endOne.variables.id === session.id}
                  onClick={() => endOne.mutate(session)}
                >
                  Sign out
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {sessions && others.length === 0 && <p className="dim">Nowhere else. Should a browser appear here that you do not know, sign it out and change the password.</p>}
      {others.length > 1 && (
        <div>
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            Sign out the other {plural(others.length, 'browser')}
          </Button>
        </div>
      )}
    </section>
  );
}
