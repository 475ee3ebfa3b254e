import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { ProblemNotice } from '@/components/ProblemNotice';
import { signInForwarded, signInWaysQuery } from './api/oidc';
import { rememberSession } from './session';

/** For whom the proxy before the site has let in. A button, not a sign-in by itself: or nobody could stay signed out. */
export function ForwardedButton({ onSignedIn }: { onSignedIn: () => void }) {
  const client = useQueryClient();
  const { data: ways } = useQuery(signInWaysQuery);
  const signIn = useMutation({
    mutationFn: signInForwarded,
    onSuccess: (session) => {
      rememberSession(client, session);
      onSignedIn();
    },
  });
  if (!ways?.forwarded) return null;
  return (
    <div className="stack">
      <Button variant="default" loading={signIn.isPending} onClick={() => signIn.mutate()}>
        Continue as {ways.forwarded}
      </Button>
      {signIn.error && <ProblemNotice problem={toProblem(signIn.error)} />}
    </div>
  );
}
