import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '@/api/query-keys';
import type { Passkey } from '@/api/types';
import { showToast } from '@/components/toasts';
import { formatAgo, formatMoment } from '@/lib/format';
import classes from './AccountPage.module.css';
import { removePasskey, renamePasskey } from './api/passkeys';

export function PasskeyItem({ passkey, now }: { passkey: Passkey; now: number }) {
  const client = useQueryClient();
  const [name, setName] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: queryKeys.passkeys });
  const rename = useMutation({
    mutationFn: (next: string) => renamePasskey(passkey.id, next),
    meta: { report: 'toast' },
    onSettled: refresh,
    onSuccess: () => setName(null),
  });
  const remove = useMutation({
    mutationFn: () => removePasskey(passkey.id),
    meta: { report: 'toast' },
    onSettled: () => Promise.all([refresh(), client.invalidateQueries({ queryKey: queryKeys.ownSessions })]),
    onSuccess: () => showToast({ tone: 'up', text: `${passkey.name} signs nobody in any more. Delete it on the device, too.` }),
  });

  if (name !== null) {
    return (
      <li className={classes['session']}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            rename.mutate(name);
          }}
        >
          <TextInput label={`Name of ${passkey.name}`} value={name} maxLength={60} required withAsterisk={false} autoFocus onChange={({ currentTarget }) => setName(currentTarget.value)} />
          <div className={classes['acts']}>
            <Button size="xs" type="submit" loading={rename.isPending}>
              Save
            </Button>
            <Button size="xs" variant="default" onClick={() => setName(null)}>
              Cancel
            </Button>
          </div>
        </form>
      </li>
    );
  }

  return (
    <li className={classes['session']}>
      <div>
        <p>
          <strong>{passkey.name}</strong>
        </p>
        <p className="fine">
          Since {formatMoment(passkey.createdAt, now)}, {passkey.lastUsedAt ? `last used ${formatAgo(passkey.lastUsedAt, now)}` : 'not used yet'}
          {passkey.isBackedUp && ', copied to your other devices'}
        </p>
      </div>
      <div className={classes['acts']}>
        <Button size="xs" variant="default" aria-label={`Rename ${passkey.name}`} onClick={() => setName(passkey.name)}>
          Rename
        </Button>
        <Button
          size="xs"
          variant="default"
          color="red"
          aria-label={leaving ? `Remove ${passkey.name} now` : `Remove ${passkey.name}`}
          loading={remove.isPending}
          onClick={() => (leaving ? remove.mutate() : setLeaving(true))}
          onBlur={() => setLeaving(false)}
        >
          {leaving ? 'Remove for good?' : 'Remove'}
        </Button>
      </div>
    </li>
  );
}
