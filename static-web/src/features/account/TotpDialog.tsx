import '@/app/overlays.css';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { TotpSetup } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { CodeInput } from '@/features/auth/CodeInput';
import { sessionQuery } from '@/features/auth/session';
import { enableTotp } from './api/second-factor';
import { RecoveryCodes } from './RecoveryCodes';
import classes from './SecondFactor.module.css';

interface TotpDialogProps {
  setup: TotpSetup;
  name: string;
  onClose: () => void;
}

/** The key as a picture and as text, its proof by a code, and then the recovery codes. */
export default function TotpDialog({ setup, name, onClose }: TotpDialogProps) {
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const enable = useMutation({
    mutationFn: () => enableTotp(code),
    onSuccess: async () => {
      // Rights may be back that waited for this.
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await Promise.all([client.invalidateQueries({ queryKey: queryKeys.secondFactor }), client.invalidateQueries({ queryKey: queryKeys.ownSessions })]);
    },
  });
  const problem = enable.error && toProblem(enable.error);
  const message = problem?.fieldMessages()['code'];
  const { size, path } = setup.picture;
  const codes = enable.data;

  function finish(): void {
    showToast({ tone: 'up', text: 'Every login asks for a code now; other browsers are signed out.' });
    onClose();
  }

  return (
    <Modal
      opened
      onClose={codes ? finish : onClose}
      title={codes ? 'Your recovery codes' : 'Set up your authenticator app'}
      centered
      // Codes that are shown once do not vanish by a click beside them.
      closeOnClickOutside={!codes}
      closeOnEscape={!codes}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {codes ? (
        <RecoveryCodes codes={codes} name={name} onDone={finish} />
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            enable.mutate();
          }}
        >
          <p>Scan this with an authenticator app, or type the key into it.</p>
          <svg className={classes['picture']} viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR code of the key" shapeRendering="crispEdges">
            <path d={path} fill="currentColor" />
          </svg>
          <p>
            <code className={classes['key']}>{setup.key.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
          <p className="fine">
            On the phone itself? <a href={setup.uri}>Open it in the app</a>.
          </p>
          <CodeInput value={code} error={message} onChange={setCode} autoFocus appOnly />
          {problem && !message && <ProblemNotice problem={problem} />}
          <Button type="submit" loading={enable.isPending}>
            Turn it on
          </Button>
        </form>
      )}
    </Modal>
  );
}
