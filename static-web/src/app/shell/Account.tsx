import { ActionIcon } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import type { Session } from '@/api/types';
import { SignOutIcon } from '@/components/icons';
import { LinkButton } from '@/components/LinkButton';
import { deleteSession } from '@/features/auth/api/delete-session';
import { forgetSession } from '@/features/auth/session';
import classes from './Account.module.css';

export function Account({ session }: { session: Session | null }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { href } = useLocation();
  const signOut = useMutation({
    mutationFn: deleteSession,
    meta: { report: 'toast' },
    onSuccess: async () => {
      forgetSession(client);
      await navigate({ to: '/login' });
    },
  });

  if (!session) {
    return (
      <LinkButton to="/login" search={{ to: href }} variant="default" size="sm">
        Sign in
      </LinkButton>
    );
  }
  return (
    <div className={classes['account']}>
      <Link to="/account" className={classes['who']}>
        <span>
          <span className="visually-hidden">Account of </span>
          {session.user.name}
        </span>
        <small>{session.user.role}</small>
      </Link>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Sign out" title="Sign out" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        <SignOutIcon />
      </ActionIcon>
    </div>
  );
}
