import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { EntryLayout } from '@/components/EntryLayout';
import { NewPasswordInput } from '@/components/NewPasswordInput';
import { ProblemNotice } from '@/components/ProblemNotice';
import { acceptInviteWithOidc, signInWaysQuery } from '@/features/auth/api/oidc';
import { rememberSession } from '@/features/auth/session';
import { acceptInvite, lookAtInvite } from './api/accept-invite';
import { dropInviteToken, readInviteToken } from './token';

export default function InvitePage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [token] = useState(readInviteToken);
  const [password, setPassword] = useState('');
  const { data: invite, error, refetch } = useQuery({
    queryKey: ['invite', token],
    queryFn: () => lookAtInvite(token ?? ''),
    enabled: token !== null,
    staleTime: Infinity,
  });
  const accept = useMutation({
    mutationFn: () => acceptInvite(token ?? '', password),
    onSuccess: async (session) => {
      dropInviteToken();
      client.clear();
      rememberSession(client, session);
      await navigate({ to: '/', replace: true });
    },
  });
  const { data: ways } = useQuery(signInWaysQuery);
  const provider = useMutation({
    mutationFn: () => acceptInviteWithOidc(token ?? ''),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const problem = accept.error && toProblem(accept.error);
  const fields = problem?.fieldMessages() ?? {};

  const unread = error && toProblem(error);
  // Without an answer, or with one that is not about the link, nothing is known of it.
  if (unread && (unread.status === 0 || unread.status === 429 || unread.status >= 500)) {
    return (
      <EntryLayout title="Your invitation">
        <ProblemNotice problem={unread} retry={() => void refetch()} />
      </EntryLayout>
    );
  }
  if (token === null || unread) {
    return (
      <EntryLayout title="This invitation opens nothing" lead={unread?.message ?? 'Open the whole link that you were sent.'}>
        <p className="fine">
          <Link to="/login">Sign in</Link> instead, if you have an account.
        </p>
      </EntryLayout>
    );
  }
  if (!invite) {
    return (
      <EntryLayout title="Your invitation">
        <Bones label="Reading the invitation" heights={[44, 44]} />
      </EntryLayout>
    );
  }
  return (
    <EntryLayout
      title={`Welcome, ${invite.name}`}
      lead={
        <>
          You are invited as <strong>{invite.role}</strong>. Choose a password; nobody else will know it.{ways?.oidc && ` Or come in with ${ways.oidc}, and need none.`}
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate();
        }}
      >
        <input type="text" name="username" autoComplete="username" value={invite.name} readOnly hidden />
        <NewPasswordInput label="Password" userName={invite.name} value={password} error={fields['password']} onChange={setPassword} />
        {problem && !fields['password'] && <ProblemNotice problem={problem} />}
        <Button type="submit" loading={accept.isPending}>
          Come in
        </Button>
      </form>
      {ways?.oidc && (
        <div className="stack">
          <Button variant="default" loading={provider.isPending || provider.isSuccess} onClick={() => provider.mutate()}>
            Come in with {ways.oidc}
          </Button>
          {provider.error && <ProblemNotice problem={toProblem(provider.error)} />}
        </div>
      )}
    </EntryLayout>
  );
}
