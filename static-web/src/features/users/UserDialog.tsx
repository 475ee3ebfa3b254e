import '@/app/overlays.css';
import { Button, Modal, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Role, User } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { forgetSession } from '@/features/auth/session';
import { changeRole, deleteUser, endUserSessions, handOver, removeTotp, setDisabled } from './api/change-user';
import { roleWords, rolesToGive } from './authority';
import { LastSavedNote } from './LastSavedNote';
import classes from './UsersPage.module.css';

interface UserDialogProps {
  user: User;
  by: Role;
  onClose: () => void;
}

interface Act {
  run: () => Promise<unknown>;
  done: string;
  /** The dialog has nothing left to show. */
  closes?: boolean;
  /** The own session is over too. */
  endsOwn?: boolean;
}

/** What can be done with one user. What cannot be taken back is asked for twice. */
export default function UserDialog({ user, by, onClose }: UserDialogProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [role, setRole] = useState<Role>(user.role);
  const [asking, setAsking] = useState<'delete' | 'owner' | 'totp' | null>(null);
  const act = useMutation({
    mutationFn: ({ run }: Act) => run(),
    onSuccess: async (_, { done, closes, endsOwn }) => {
      showToast({ tone: 'up', text: done });
      if (endsOwn) {
        forgetSession(client);
        await navigate({ to: '/login' });
        return;
      }
      if (closes) onClose();
      await Promise.all([client.invalidateQueries({ queryKey: queryKeys.users }), client.invalidateQueries({ queryKey: queryKeys.invites })]);
    },
  });
  const { id, name } = user;
  const disabled = user.disabledAt !== null && user.disabledAt !== undefined;

  return (
    <Modal opened onClose={onClose} title={name} centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="stack">
        {act.error && <ProblemNotice problem={toProblem(act.error)} />}
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            act.mutate({ run: () => changeRole(id, role), done: `${name} is ${role} now.` });
          }}
        >
          <NativeSelect label="Role" description={roleWords[role]} data={rolesToGive(by)} value={role} onChange={(event) => setRole(event.currentTarget.value as Role)} />
          {role !== user.role && <LastSavedNote id={id} name={name} />}
          {role !== user.role && (
            <div>
              <Button type="submit" loading={act.isPending}>
                Change to {role} and sign out
              </Button>
            </div>
          )}
        </form>
        <div className="row">
          {user.sessions > 0 && (
            <Button variant="default" loading={act.isPending} onClick={() => act.mutate({ run: () => endUserSessions(id), done: `${name} is signed out everywhere.` })}>
              Sign out everywhere
            </Button>
          )}
          <Button
            variant="default"
            loading={act.isPending}
            onClick={() => act.mutate({ run: () => setDisabled(id, !disabled), done: disabled ? `${name} can sign in again.` : `${name} can no longer sign in.` })}
          >
            {disabled ? 'Let in again' : 'Shut out'}
          </Button>
          {asking === null && user.secondFactor && (
            <Button variant="default" onClick={() => setAsking('totp')}>
              Remove the second factor…
            </Button>
          )}
          {asking === null && (
            <Button variant="default" onClick={() => setAsking('delete')}>
              Delete…
            </Button>
          )}
          {asking === null && by === 'owner' && !disabled && (
            <Button variant="default" onClick={() => setAsking('owner')}>
              Make the owner…
            </Button>
          )}
        </div>
        {asking === 'delete' && (
          <div className={classes['act']}>
            <p>{name} is signed out and gone; what {name} did stays in the audit log. To keep the account for later, shut out instead.</p>
            <LastSavedNote id={id} name={name} />
            <Button color="red" loading={act.isPending} onClick={() => act.mutate({ run: () => deleteUser(id), done: `${name} is deleted.`, closes: true })}>
              Delete {name}
            </Button>
          </div>
        )}
        {asking === 'totp' && (
          <div className={classes['act']}>
            <p>For somebody who has lost the phone and the recovery codes: {name} is signed out, and the password alone signs in until a new one is set up. Be sure that it is {name} who asks.</p>
            <Button
              color="red"
              loading={act.isPending}
              onClick={() => act.mutate({ run: () => removeTotp(id), done: `The second factor of ${name} is removed.`, closes: true })}
            >
              Remove the second factor
            </Button>
          </div>
        )}
        {asking === 'owner' && (
          <div className={classes['act']}>
            <p>{name} becomes the owner and you an admin, who cannot take it back. Both of you sign in again.</p>
            <Button color="red" loading={act.isPending} onClick={() => act.mutate({ run: () => handOver(id), done: `${name} is the owner now.`, endsOwn: true })}>
              Hand ownership to {name}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  );
}
