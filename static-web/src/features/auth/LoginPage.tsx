import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { EntryLayout } from '@/components/EntryLayout';
import { setupQuery } from '@/features/setup/api/get-setup';
import { LoginForm } from './LoginForm';
import { safeRedirect } from './safe-redirect';

export default function LoginPage() {
  const { to } = useSearch({ from: '/login' });
  const navigate = useNavigate();
  const setup = useQuery(setupQuery);

  return (
    <EntryLayout title="Sign in" lead={setup.data ? <>to <strong>{setup.data.host}</strong></> : <>to this machine</>}>
      <LoginForm onSignedIn={() => void navigate({ href: safeRedirect(to), replace: true })} />
      <details className="fold">
        <summary>Forgot the password?</summary>
        <p>
          This version cannot reset one: the command for it comes with the management of users. What works today: keep the data
          folder as a copy, start with an empty one (<code>./nebula up --data …</code>) and become its owner anew. What was watched
          and measured stays in the copy; services in <code>service-map.yml</code> come back by themselves.
        </p>
      </details>
      <p className="fine">
        <Link to="/status">See the public status</Link> without signing in.
      </p>
    </EntryLayout>
  );
}
