import '@/app/overlays.css';
import { Modal } from '@mantine/core';
import { LoginForm } from './LoginForm';
import { answerSignIn, useSignInAsked } from './reauthentication';
import { useSession } from './session';

/** Lies over the page, which stays as it is: the call that found the session gone goes on afterwards. */
export default function SessionDialog() {
  const session = useSession();
  const opened = useSignInAsked();
  return (
    <Modal
      opened={opened}
      onClose={() => answerSignIn(false)}
      title="Your session has ended"
      centered
      closeButtonProps={{ 'aria-label': 'Close without signing in' }}
    >
      <div className="stack">
        <p className="dim">Sign in again and what you were doing goes on; nothing you typed is lost.</p>
        {session && <LoginForm name={session.user.name} onSignedIn={() => answerSignIn(true)} />}
      </div>
    </Modal>
  );
}
