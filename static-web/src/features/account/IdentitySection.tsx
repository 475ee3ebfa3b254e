import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { formatAgo, formatMoment } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import classes from './AccountPage.module.css';
import { identityQuery, linkIdentity, unlinkIdentity } from './api/identity';

/** Nothing where there is no identity provider. */
export function IdentitySection() {
  const client = useQueryClient();
  const now = useNow(30_000);
  const { data } = useQuery(identityQuery);
  const link = useMutation({ mutationFn: linkIdentity, onSuccess: ({ url }) => window.location.assign(url) });
  const unlink = useMutation({
    mutationFn: unlinkIdentity,
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.identity }),
    onSuccess: () => showToast({ tone: 'up', text: 'The account is not linked any more.' }),
  });
  if (!data?.provider) return null;
  const { provider, linked } = data;
  const error = link.error ?? unlink.error;

  return (
    <section className={`panel ${classes['section']}`} aria-labelledby="identity">
      <h2 id="identity">{provider}</h2>
      {linked ? (
        <div>
          <p>
            You can sign in as <strong>{linked.displayName}</strong>.
          </p>
          <p className="fine">
            Linked {formatMoment(linked.linkedAt, now)}, {linked.lastUsedAt ? `last used ${formatAgo(linked.lastUsedAt, now)}` : 'not used yet'}
          </p>
        </div>
      ) : (
        <p className="dim">Link your account there, and you can sign in with it.</p>
      )}
      {error && <ProblemNotice problem={toProblem(error)} />}
      <div>
        {linked ? (
          <Button variant="default" loading={unlink.isPending} onClick={() => unlink.mutate()}>
            Unlink
          </Button>
        ) : (
          <Button variant="default" loading={link.isPending || link.isSuccess} onClick={() => link.mutate()}>
            Link my account
          </Button>
        )}
      </div>
    </section>
  );
}
