import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { ProblemNotice } from '@/components/ProblemNotice';
import { signInWaysQuery, startOidc } from './api/oidc';

/** Nothing where there is no identity provider. Where it does not answer, the password beside it still does. */
export function OidcButton({ returnTo }: { returnTo: string }) {
  const { data: ways } = useQuery(signInWaysQuery);
  const start = useMutation({
    mutationFn: () => startOidc(returnTo),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  if (!ways?.oidc) return null;
  return (
    <div className="stack">
      <Button variant="default" loading={start.isPending || start.isSuccess} onClick={() => start.mutate()}>
        Sign in with {ways.oidc}
      </Button>
      {start.error && <ProblemNotice problem={toProblem(start.error)} />}
    </div>
  );
}
