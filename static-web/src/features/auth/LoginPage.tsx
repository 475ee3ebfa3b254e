import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { CommandLine } from '@/components/CommandLine';
import { EntryLayout } from '@/components/EntryLayout';
import { setupQuery } from '@/features/setup/api/get-setup';
import { ForwardedButton } from './ForwardedButton';
import { LoginForm } from './LoginForm';
import { OidcButton } from './OidcButton';
import { PasskeySignIn } from './PasskeySignIn';
import { safeRedirect } from './safe-redirect';

export default function LoginPage() {
  const { to } = useSearch({ from: '/login' });
  const navigate = useNavigate();
  const setup = useQuery(setupQuery);

  return (
    <EntryLayout title="Sign in" lead={setup.data?.host ? <>to <strong>{setup.data.host}</strong></> : <>to this machine</>}>
      <LoginForm onSignedIn={() => void navigate({ href: safeRedirect(to), replace: true })} />
      <PasskeySignIn onSignedIn={() => void navigate({ href: safeRedirect(to), replace: true })} />
      <ForwardedButton onSignedIn={() => void navigate({ href: safeRedirect(to), replace: true })} />
      <OidcButton returnTo={safeRedirect(to)} />
      <details className="fold">
        <summary>Forgot the password, or lost the phone?</summary>
        <div className="stack">
          <p>On the machine, this prints a new password and signs you out everywhere else:</p>
          <CommandLine command="./nebula user reset-password NAME" />
          <p>And this lets you in without the code of your authenticator app:</p>
          <CommandLine command="./nebula user reset-totp NAME" />
        </div>
      </details>
      <p className="fine">
        <Link to="/status">See the public status</Link> without signing in.
      </p>
    </EntryLayout>
  );
}
