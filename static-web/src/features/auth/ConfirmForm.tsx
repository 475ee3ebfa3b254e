import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { toProblem } from '@/api/problem';
import { ProblemNotice } from '@/components/ProblemNotice';
import { confirmSession } from './api/confirm-session';
import { rememberSession } from './session';
import { useWait } from './use-wait';

interface ConfirmFormProps {
  name: string;
  onConfirmed: () => void;
}

/** Asks a signed-in person for the password alone. */
export function ConfirmForm({ name, onConfirmed }: ConfirmFormProps) {
  const client = useQueryClient();
  const password = useRef<HTMLInputElement>(null);
  const wait = useWait();
  const confirm = useMutation({
    mutationFn: (secret: string) => confirmSession(secret),
    onSuccess: (session) => {
      rememberSession(client, session);
      onConfirmed();
    },
    onError: (error) => {
      const seconds = toProblem(error).retryAfterSeconds;
      if (seconds) wait.start(seconds);
      password.current?.select();
    },
  });
  const problem = confirm.error && toProblem(confirm.error);
  const message = problem?.fieldMessages()['password'];

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (wait.secondsLeft === 0) confirm.mutate(password.current?.value ?? '');
      }}
    >
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      <PasswordInput
        ref={password}
        label={`Password of ${name}`}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        data-autofocus
        error={message}
        visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
      />
      {problem && !message && <ProblemNotice problem={problem} />}
      <Button type="submit" loading={confirm.isPending} disabled={wait.secondsLeft > 0}>
        {wait.secondsLeft > 0 ? `Wait ${wait.secondsLeft} s` : 'Confirm'}
      </Button>
    </form>
  );
}
