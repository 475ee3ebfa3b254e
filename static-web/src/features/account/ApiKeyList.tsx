import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { ApiKey } from '@/api/types';
import { Bones } from '@/components/Bones';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { HistoryLink } from '@/features/audit/HistoryLink';
import { formatAgo, formatMoment } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import classes from './AccountPage.module.css';
import { ownApiKeysQuery, revokeApiKey } from './api/api-keys';

const ApiKeyDialog = lazy(() => import('./ApiKeyDialog'));

function term({ expiresAt }: ApiKey, now: number): string {
  if (!expiresAt) return 'does not expire';
  return Date.parse(expiresAt) > now ? `until ${formatMoment(expiresAt, now)}` : 'expired';
}

export function ApiKeyList() {
  const client = useQueryClient();
  const now = useNow(30_000);
  const { data: keys, error, refetch } = useQuery(ownApiKeysQuery);
  const [making, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<string | null>(null);
  const revoke = useMutation({
    mutationFn: (key: ApiKey) => revokeApiKey(key.id),
    meta: { report: 'toast' },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.ownApiKeys }),
    onSuccess: (_, { name }) => showToast({ tone: 'up', text: `The key ${name} is revoked.` }),
  });

  return (
    <section className={`panel ${classes['section']}`} aria-labelledby="api-keys">
      <h2 id="api-keys">API keys</h2>
      <p className="dim">With a key a script or another program acts for you, within what you choose for it.</p>
      {error && !keys && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!keys && !error && <Bones label="Reading your keys" heights={[44]} />}
      {keys && keys.items.length > 0 && (
        <ul>
          {keys.items.map((key) => (
            <li key={key.id} className={classes['session']}>
              <div>
                <p>
                  <strong>{key.name}</strong> <code className="dim">{key.handle}…</code>
                </p>
                <p className="fine">
                  {key.permissions.join(', ')}
                </p>
                <p className="fine">
                  {key.lastUsedAt ? `Last used ${formatAgo(key.lastUsedAt, now)}` : 'Never used'}, {term(key, now)}
                  <HistoryLink target={`api-key:${key.id}`} of={key.name} />
                </p>
              </div>
              <Button
                size="xs"
                variant="default"
                color="red"
                aria-label={leaving === key.id ? `Revoke ${key.name} now` : `Revoke ${key.name}`}
                loading={revoke.isPending && revoke.variables.id === key.id}
                onClick={() => (leaving === key.id ? revoke.mutate(key) : setLeaving(key.id))}
                onBlur={() => setLeaving(null)}
              >
                {leaving === key.id ? 'Revoke for good?' : 'Revoke'}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {keys && (
        <div>
          <Button variant="default" onClick={() => setMaking(true)}>
            Make a key
          </Button>
        </div>
      )}
      <Suspense>{making && keys && <ApiKeyDialog grantable={keys.grantable} onClose={() => setMaking(false)} />}</Suspense>
    </section>
  );
}
