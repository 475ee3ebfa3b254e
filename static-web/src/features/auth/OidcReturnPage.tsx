import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { toProblem } from '@/api/problem';
import { EntryLayout } from '@/components/EntryLayout';
import { ProblemNotice } from '@/components/ProblemNotice';
import { dropInviteToken } from '@/features/invite/token';
import { completeOidc } from './api/oidc';
import { doneInWindow, tellDone } from './provider-window';
import { readProviderAnswer } from './provider-answer';
import { safeRedirect } from './safe-redirect';
import { rememberSession } from './session';

/** Where the identity provider sends the browser back to. */
export default function OidcReturnPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [answer] = useState(() => readProviderAnswer(window.location.search));
  // A query, not a mutation: however often the page is drawn, the answer is good for one call.
  const { data, error } = useQuery({
    queryKey: ['oidc-return', answer.state],
    queryFn: () => completeOidc(answer),
    retry: false,
    staleTime: Infinity,
  });

  useEffect(() => {
    // What proves the sign-on does not stay in the address and the history.
    window.history.replaceState(window.history.state, '', '/login/oidc');
  }, []);

  useEffect(() => {
    if (!data) return;
    if (data.session) {
      rememberSession(client, data.session);
      dropInviteToken();
    }
    if (data.returnTo === doneInWindow) {
      tellDone();
      window.close();
      return;
    }
    void navigate({ href: safeRedirect(data.returnTo), replace: true });
  }, [client, data, navigate]);

  if (data?.returnTo === doneInWindow) {
    return (
      <EntryLayout title="Done" lead="Close this window; the other one goes on.">
        <p className="fine">
          <Link to="/">Open Nebula here</Link> instead.
        </p>
      </EntryLayout>
    );
  }
  return (
    <EntryLayout title={error ? 'Not signed in' : 'Signing in'} lead={error ? 'It did not work this time.' : 'One moment.'}>
      {error && (
        <div className="stack">
          <ProblemNotice problem={toProblem(error)} />
          <p>
            <Link to="/login">Back to signing in</Link>
          </p>
        </div>
      )}
    </EntryLayout>
  );
}
