import '@/app/overlays.css';
import { Button, Modal, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { CodeInput } from '@/features/auth/CodeInput';
import { rememberSession } from '@/features/auth/session';
import { ThrottleNotice } from '@/features/auth/ThrottleNotice';
import { useWait } from '@/features/auth/use-wait';
import { disableTotp } from './api/second-factor';

/** Turns the second factor off, for password and code. */
export default function TotpOffDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const wait = useWait();
  const disable = useMutation({
    mutationFn: () => disableTotp(password, code),
    onSuccess: async (session) => {
      rememberSession(client, session);
      showToast({ tone: 'up', text: 'Your password alone signs you in now; other browsers are signed out.' });
      onClose();
      await Promise.all([client.invalidateQueries({ queryKey: queryKeys.secondFactor }), client.invalidateQueries({ queryKey: queryKeys.ownSessions })]);
    },
    onError: (error) => {
      const seconds = toProblem(error).retryAfterSeconds;
      if (seconds) wait.start(seconds);
    },
  });
  const problem = disable.error && toProblem(disable.error);
  const fields = problem?.fieldMessages() ?? {};

  return (
    <Modal opened onClose={onClose} title="Turn the second factor off" centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (wait.secondsLeft === 0) disable.mutate();
        }}
      >
        <p className="dim">Whoever learns your password can then sign in with it. Your recovery codes are deleted.</p>
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          value={password}
          error={fields['password']}
          visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <CodeInput value={code} error={fields['code']} onChange={setCode} />
        <ThrottleNotice secondsLeft={wait.secondsLeft} />
        {problem && problem.status !== 429 && Object.keys(fields).length === 0 && <ProblemNotice problem={problem} />}
        <Button type="submit" color="red" loading={disable.isPending} disabled={wait.secondsLeft > 0}>
          Turn it off
        </Button>
      </form>
    </Modal>
  );
}
