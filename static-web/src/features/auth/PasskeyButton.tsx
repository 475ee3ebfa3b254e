import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import type { Session } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { rememberSession } from './session';

interface PasskeyButtonProps {
  label: string;
  prove: () => Promise<Session>;
  onDone: (session: Session) => void;
}

/** Asks the device for a passkey; the browser shows the rest. */
export function PasskeyButton({ label, prove, onDone }: PasskeyButtonProps) {
  const client = useQueryClient();
  const ask = useMutation({
    mutationFn: prove,
    onSuccess: (session) => {
      rememberSession(client, session);
      onDone(session);
    },
  });
  return (
    <div className="stack">
      <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
        {label}
      </Button>
      {ask.error && <ProblemNotice problem={toProblem(ask.error)} />}
    </div>
  );
}
