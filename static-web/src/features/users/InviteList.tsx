import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Role } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { HistoryLink } from '@/features/audit/HistoryLink';
import { formatMoment } from '@/lib/format';
import { withdrawInvite } from './api/change-user';
import { invitesQuery } from './api/get-users';
import { mayManage } from './authority';
import classes from './UsersPage.module.css';

/** Links that were made and not used; nothing is drawn when there are none. */
export function InviteList({ by, now }: { by: Role; now: number }) {
  const client = useQueryClient();
  const { data: invites, error, refetch } = useQuery(invitesQuery);
  const withdraw = useMutation({
    mutationFn: withdrawInvite,
    meta: { report: 'toast' },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.invites }),
  });
  if (error && !invites) return <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />;
  if (!invites || invites.length === 0) return null;
  return (
    <section className={classes['section']} aria-labelledby="invites">
      <h2 id="invites">Open invitations</h2>
      <ul className="panel">
        {invites.map(({ id, name, role, expiresAt }) => (
          <li key={id} className={classes['row']}>
            <div>
              <p>
                <strong>{name}</strong>
              </p>
              <p className="fine">
                Good until {formatMoment(expiresAt, now)}
                <HistoryLink target={`invite:${id}`} of={`the invitation of ${name}`} />
              </p>
            </div>
            <span className={classes['role']}>{role}</span>
            {mayManage(by, role) && (
              <Button
                size="xs"
                variant="default"
                aria-label={`Withdraw the invitation of ${name}`}
                loading={withdraw.isPending && withdraw.variables === id}
                onClick={() => withdraw.mutate(id)}
              >
                Withdraw
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
