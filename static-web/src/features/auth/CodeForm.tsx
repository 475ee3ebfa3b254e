import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Session } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { finishSignIn } from './api/finish-sign-in';
import { CodeInput } from './CodeInput';
import { rememberSession } from './session';
import { ThrottleNotice } from './ThrottleNotice';
import { useWait } from './use-wait';

interface CodeFormProps {
  onSignedIn: (session: Session) => void;
  onBack: () => void;
}

/** The second step of a login; the first has bound it to this browser. */
export function CodeForm({ onSignedIn, onBack }: CodeFormProps) {
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const wait = useWait();
  const finish = useMutation({
    mutationFn: finishSignIn,
    onSuccess: (session) => {
      rememberSession(client, session);
      onSignedIn(session);
    },
    onError: (error) => {
      const seconds = toProblem(error).retryAfterSeconds;
      if (seconds) wait.start(seconds);
    },
  });
  const problem = finish.error && toProblem(finish.error);
  const message = problem?.fieldMessages()['code'];
  const ended = problem?.code === 'challenge_ended';

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (wait.secondsLeft === 0) finish.mutate(code);
      }}
    >
      <CodeInput value={code} error={message} onChange={setCode} autoFocus />
      <ThrottleNotice secondsLeft={wait.secondsLeft} />
      {problem && !message && problem.status !== 429 && <ProblemNotice problem={problem} />}
      {!ended && (
        <Button type="submit" loading={finish.isPending} disabled={wait.secondsLeft > 0}>
          {wait.secondsLeft > 0 ? `Wait ${wait.secondsLeft} s` : 'Sign in'}
        </Button>
      )}
      <Button variant="default" onClick={onBack}>
        Start again with the password
      </Button>
    </form>
  );
}
