import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { EmptyState } from '@/components/EmptyState';
import { PlusIcon } from '@/components/icons';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { HistoryLink } from '@/features/audit/HistoryLink';
import { useCan, useSession } from '@/features/auth/session';
import { formatAgo } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { usersQuery } from './api/get-users';
import { mayManage, roles, roleWords } from './authority';
import { InviteList } from './InviteList';
import classes from './UsersPage.module.css';

const InviteDialog = lazy(() => import('./InviteDialog'));
const RoleTable = lazy(() => import('./RoleTable'));
const UserDialog = lazy(() => import('./UserDialog'));

/** Asked for when somebody wants to know. */
function Roles() {
  const [open, setOpen] = useState(false);
  return (
    <section className={classes['section']} aria-labelledby="roles">
      <h2 id="roles">Roles</h2>
      <dl className={classes['roles']}>
        {roles.map((role) => (
          <div key={role}>
            <dt>{role}</dt>
            <dd>{roleWords[role]}</dd>
          </div>
        ))}
      </dl>
      <details className="fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>What each role may do</summary>
        <Suspense>{open && <RoleTable />}</Suspense>
      </details>
    </section>
  );
}

export default function UsersPage() {
  const session = useSession();
  const canWrite = useCan('users.write');
  const { data: users, error, refetch } = useQuery(usersQuery);
  const [inviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const now = useNow(30_000);
  const user = users?.find(({ id }) => id === chosen);
  if (!session) return null;

  return (
    <>
      <PageHeader
        title="Users"
        lead="Who can sign in, and what that allows."
        actions={
          canWrite && (
            <Button size="sm" leftSection={<PlusIcon size={15} />} onClick={() => setInviting(true)}>
              Invite somebody
            </Button>
          )
        }
      />
      {error && !users && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!users && !error && <Bones label="Reading the users" heights={[56, 56, 56]} />}
      {users && (
        <ul className="panel">
          {users.map(({ id, name, role, disabledAt, lastSeenAt, secondFactor }) => (
            <li key={id} className={classes['row']}>
              <div>
                <p>
                  <strong>{name}</strong> {id === session.user.id && <span className="dim">(you)</span>}
                </p>
                <p className="fine">{disabledAt ? 'Cannot sign in' : lastSeenAt ? `Last seen ${formatAgo(lastSeenAt, now)}` : 'Not signed in'}
                  {secondFactor ? ', second factor on' : ', password only'}
                  <HistoryLink target={`user:${id}`} of={name} />
                </p>
              </div>
              <span className={classes['role']}>{role}</span>
              {canWrite && mayManage(session.user.role, role) && (
                <Button size="xs" variant="default" aria-label={`Manage ${name}`} onClick={() => setChosen(id)}>
                  Manage
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {users?.length === 1 && (
        <div className={classes['section']}>
          <EmptyState title="You are the only one">Invite somebody to see what you see, or to help you run it.</EmptyState>
        </div>
      )}
      <InviteList by={session.user.role} now={now} />
      <Roles />
      <Suspense>
        {inviting && <InviteDialog by={session.user.role} onClose={() => setInviting(false)} />}
        {user && <UserDialog key={user.id} user={user} by={session.user.role} onClose={() => setChosen(null)} />}
      </Suspense>
    </>
  );
}
