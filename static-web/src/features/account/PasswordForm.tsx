import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { NewPasswordInput } from '@/components/NewPasswordInput';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { CodeInput } from '@/features/auth/CodeInput';
import { rememberSession } from '@/features/auth/session';
import { useWait } from '@/features/auth/use-wait';
import classes from './AccountPage.module.css';
import { changePassword } from './api/change-password';

interface PasswordFormProps {
  name: string;
  asksForCode: boolean;
}

export function PasswordForm({ name, asksForCode }: PasswordFormProps) {
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [code, setCode] = useState('');
  const wait = useWait();
  const change = useMutation({
    mutationFn: () => changePassword(current, next, code),
    onSuccess: async (session) => {
      rememberSession(client, session);
      setCurrent('');
      setNext('');
      setCode('');
      showToast({ tone: 'up', text: 'The password is changed; every other browser is signed out.' });
      await client.invalidateQueries({ queryKey: queryKeys.ownSessions });
    },
    onError: (error) => {
      const seconds = toProblem(error).retryAfterSeconds;
      if (seconds) wait.start(seconds);
    },
  });
  const problem = change.error && toProblem(change.error);
  const fields = problem?.fieldMessages() ?? {};

  return (
    <section className={`panel ${classes['section']}`} aria-labelledby="password">
      <h2 id="password">Password</h2>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (wait.secondsLeft === 0) change.mutate();
        }}
      >
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <PasswordInput
          label="Current password"
          name="current-password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={current}
          error={fields['currentPassword']}
          visibilityToggleButtonProps={{ 'aria-label': 'Show current password' }}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <NewPasswordInput label="New password" userName={name} value={next} error={fields['newPassword']} onChange={setNext} />
        {asksForCode && <CodeInput value={code} error={fields['code']} onChange={setCode} />}
        {problem && Object.keys(fields).length === 0 && <ProblemNotice problem={problem} />}
        <p className="fine">Every other browser that you are signed in with is signed out.</p>
        <div>
          <Button type="submit" loading={change.isPending} disabled={wait.secondsLeft > 0}>
            {wait.secondsLeft > 0 ? `Wait ${wait.secondsLeft} s` : 'Change the password'}
          </Button>
        </div>
      </form>
    </section>
  );
}
