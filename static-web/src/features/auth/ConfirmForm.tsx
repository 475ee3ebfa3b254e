import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { toProblem } from '@/api/problem';
import { ProblemNotice } from '@/components/ProblemNotice';
import { identityQuery } from '@/features/account/api/identity';
import { passkeysQuery } from '@/features/account/api/passkeys';
import { confirmSession } from './api/confirm-session';
import { confirmWithOidc } from './api/oidc';
import { confirmWithPasskey } from './api/passkeys';
import { CodeInput } from './CodeInput';
import { browserHasPasskeys } from './passkey-device';
import { PasskeyButton } from './PasskeyButton';
import { ProviderWindowButton } from './ProviderWindowButton';
import { rememberSession } from './session';
import { ThrottleNotice } from './ThrottleNotice';
import { useWait } from './use-wait';

interface ConfirmFormProps {
  name: string;
  asksForCode: boolean;
  onConfirmed: () => void;
}

/** Asks a signed-in person for the password, and for a code where there is a second factor; or the device with a passkey, or the identity provider, where there is one. */
export function ConfirmForm({ name, asksForCode, onConfirmed }: ConfirmFormProps) {
  const client = useQueryClient();
  const password = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const wait = useWait();
  const confirm = useMutation({
    mutationFn: (secret: string) => confirmSession(secret, code),
    onSuccess: (session) => {
      rememberSession(client, session);
      onConfirmed();
    },
    onError: (error) => {
      const seconds = toProblem(error).retryAfterSeconds;
      if (seconds) wait.start(seconds);
      if (toProblem(error).code !== 'code_wrong') password.current?.select();
    },
  });
  const { data: identity } = useQuery(identityQuery);
  const provider = identity?.linked ? identity.provider : null;
  const byProvider = provider && <ProviderWindowButton label={`Confirm with ${provider}`} start={confirmWithOidc} onDone={onConfirmed} />;
  const { data: passkeys } = useQuery({ ...passkeysQuery, enabled: browserHasPasskeys() });
  const byPasskey = passkeys && passkeys.items.length > 0 && !passkeys.whyNot && browserHasPasskeys() && (
    <PasskeyButton label="Confirm with a passkey" prove={confirmWithPasskey} onDone={() => onConfirmed()} />
  );
  const problem = confirm.error && toProblem(confirm.error);
  const fields = problem?.fieldMessages() ?? {};
  const throttled = problem?.status === 429;

  if ((byProvider || byPasskey) && identity?.hasPassword === false) {
    return (
      <div className="stack">
        {byPasskey}
        {byProvider}
      </div>
    );
  }

  return (
    <div className="stack">
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
          error={fields['password']}
          visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
        />
        {asksForCode && <CodeInput value={code} error={fields['code']} onChange={setCode} />}
        <ThrottleNotice secondsLeft={throttled ? wait.secondsLeft : 0} />
        {problem && !throttled && Object.keys(fields).length === 0 && <ProblemNotice problem={problem} />}
        <Button type="submit" loading={confirm.isPending} disabled={wait.secondsLeft > 0}>
          {wait.secondsLeft > 0 ? `Wait ${wait.secondsLeft} s` : 'Confirm'}
        </Button>
      </form>
      {byPasskey}
      {byProvider}
    </div>
  );
}
