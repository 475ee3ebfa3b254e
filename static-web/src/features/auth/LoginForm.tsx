import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Session } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { createSession } from './api/create-session';
import { CodeForm } from './CodeForm';
import { rememberSession } from './session';
import { ThrottleNotice } from './ThrottleNotice';
import { useWait } from './use-wait';

interface LoginFormProps {
  /** Set when a known person signs in again; the name is then not theirs to change. */
  name?: string;
  onSignedIn: (session: Session) => void;
}

export function LoginForm({ name: knownName, onSignedIn }: LoginFormProps) {
  const client = useQueryClient();
  const password = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(knownName ?? '');
  const [awaitsCode, setAwaitsCode] = useState(false);
  const wait = useWait();
  const login = useMutation({
    mutationFn: (secret: string) => createSession(name.trim(), secret),
    onSuccess: (answer) => {
      if (!('csrfToken' in answer)) {
        setAwaitsCode(true);
        return;
      }
      rememberSession(client, answer);
      onSignedIn(answer);
    },
    onError: (error) => {
      const seconds = toProblem(error).retryAfterSeconds;
      if (seconds) wait.start(seconds);
      password.current?.select();
    },
  });
  const problem = login.error && toProblem(login.error);
  const throttled = problem?.status === 429;

  if (awaitsCode) return <CodeForm onSignedIn={onSignedIn} onBack={() => setAwaitsCode(false)} />;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (wait.secondsLeft === 0) login.mutate(password.current?.value ?? '');
      }}
    >
      <TextInput
        label="Name"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        readOnly={knownName !== undefined}
        data-autofocus={knownName === undefined || undefined}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        ref={password}
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        data-autofocus={knownName !== undefined || undefined}
        visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
      />
      <ThrottleNotice secondsLeft={throttled ? wait.secondsLeft : 0} />
      {problem && !throttled && <ProblemNotice problem={problem} />}
      <Button type="submit" loading={login.isPending} disabled={wait.secondsLeft > 0}>
        {wait.secondsLeft > 0 ? `Wait ${wait.secondsLeft} s` : 'Sign in'}
      </Button>
    </form>
  );
}
