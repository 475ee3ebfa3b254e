import { useQuery } from '@tanstack/react-query';
import type { Session } from '@/api/types';
import { signInWaysQuery } from './api/oidc';
import { signInWithPasskey } from './api/passkeys';
import { PasskeyButton } from './PasskeyButton';
import { browserHasPasskeys } from './passkey-device';

/** Nothing where browser or address can have no passkeys. */
export function PasskeySignIn({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { data: ways } = useQuery(signInWaysQuery);
  if (!ways?.passkeys || !browserHasPasskeys()) return null;
  return <PasskeyButton label="Sign in with a passkey" prove={signInWithPasskey} onDone={onSignedIn} />;
}
