import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import classes from './AccountPage.module.css';
import { addPasskey } from './api/passkeys';
import { deviceName } from './device-name';

export function PasskeyForm({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const add = useMutation({
    mutationFn: () => addPasskey(name),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.passkeys }),
    onSuccess: (passkey) => {
      showToast({ tone: 'up', text: `You can sign in with ${passkey.name} now.` });
      onClose();
    },
  });
  const problem = add.error && toProblem(add.error);
  const fields = problem?.fieldMessages() ?? {};
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <TextInput
        label="Name"
        description="By which you know it again in the list."
        value={name}
        maxLength={60}
        required
        withAsterisk={false}
        autoFocus
        error={fields['name']}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {problem && Object.keys(fields).length === 0 && <ProblemNotice problem={problem} />}
      <div className={classes['acts']}>
        <Button type="submit" loading={add.isPending}>
          Go on to the device
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
