import '@/app/overlays.css';
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { signInWaysQuery, startOidc } from './api/oidc';
import { ConfirmForm } from './ConfirmForm';
import { LoginForm } from './LoginForm';
import { doneInWindow } from './provider-window';
import { ProviderWindowButton } from './ProviderWindowButton';
import { PasskeySignIn } from './PasskeySignIn';
import { answerSignIn, useSignInAsked } from './reauthentication';
import { useSession } from './session';

/** Lies over the page, which stays as it is: the call that was refused goes on afterwards. */
export default function SessionDialog() {
  const session = useSession();
  const reason = useSignInAsked();
  const ended = reason !== 'old';
  const { data: ways } = useQuery({ ...signInWaysQuery, enabled: reason === 'ended' });
  return (
    <Modal
      opened={reason !== null}
      onClose={() => answerSignIn(false)}
      title={ended ? 'Your session has ended' : 'Is it still you?'}
      centered
      closeButtonProps={{ 'aria-label': ended ? 'Close without signing in' : 'Close without confirming' }}
    >
      <div className="stack">
        <p className="dim">
          {ended
            ? 'Sign in again and what you were doing goes on; nothing you typed is lost.'
            : 'What you are about to do cannot be taken back, so it needs a proof of the last ten minutes.'}
        </p>
        {session && ended && <LoginForm name={session.user.name} onSignedIn={() => answerSignIn(true)} />}
        {session && reason === 'ended' && (
          // By a passkey of somebody else's nothing of this page goes on.
          <PasskeySignIn onSignedIn={({ user }) => (user.id === session.user.id ? answerSignIn(true) : window.location.assign('/'))} />
        )}
        {ended && ways?.oidc && <ProviderWindowButton label={`Sign in with ${ways.oidc}`} start={() => startOidc(doneInWindow)} onDone={() => answerSignIn(true)} />}
        {session && !ended && <ConfirmForm name={session.user.name} asksForCode={session.hasSecondFactor} onConfirmed={() => answerSignIn(true)} />}
      </div>
    </Modal>
  );
}
