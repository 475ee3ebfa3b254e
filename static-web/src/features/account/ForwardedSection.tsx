import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { formatAgo, formatMoment } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import classes from './AccountPage.module.css';
import { forwardedIdentityQuery, linkForwardedIdentity, unlinkForwardedIdentity } from './api/forwarded-identity';

/** Nothing where no proxy names anybody and no name is linked. */
export function ForwardedSection() {
  const client = useQueryClient();
  const now = useNow(30_000);
  const { data } = useQuery(forwardedIdentityQuery);
  const change = useMutation({
    mutationFn: ({ run }: { run: () => Promise<undefined>; done: string }) => run(),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.forwardedIdentity }),
    onSuccess: (_, { done }) => showToast({ tone: 'up', text: done }),
  });
  if (!data || (!data.offered && !data.linked)) return null;
  const { offered, linked } = data;

  return (
    <section className={`panel ${classes['section']}`} aria-labelledby="forwarded">
      <h2 id="forwarded">The proxy before Nebula</h2>
      {linked ? (
        <div>
          <p>
            Whom it calls <strong>{linked.displayName}</strong> can sign in as you.
          </p>
          <p className="fine">
            Linked {formatMoment(linked.linkedAt, now)}, {linked.lastUsedAt ? `last used ${formatAgo(linked.lastUsedAt, now)}` : 'not used yet'}
          </p>
        </div>
      ) : (
        <p className="dim">
          It calls you <strong>{offered}</strong>. Link that name, and you can sign in without a password once it has let you in.
        </p>
      )}
      {change.error && <ProblemNotice problem={toProblem(change.error)} />}
      <div>
        {linked ? (
          <Button variant="default" loading={change.isPending} onClick={() => change.mutate({ run: unlinkForwardedIdentity, done: 'The name is not linked any more.' })}>
            Unlink
          </Button>
        ) : (
          <Button variant="default" loading={change.isPending} onClick={() => change.mutate({ run: linkForwardedIdentity, done: 'The name is linked.' })}>
            Link {offered}
          </Button>
        )}
      </div>
    </section>
  );
}
