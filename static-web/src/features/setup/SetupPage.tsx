import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { Bones } from '@/components/Bones';
import { EntryLayout } from '@/components/EntryLayout';
import { ProblemNotice } from '@/components/ProblemNotice';
import { sessionQuery } from '@/features/auth/session';
import { setupQuery } from './api/get-setup';
import { AlreadyOwned, DeadLink, NoLink } from './DeadLink';
import { OwnerStep } from './OwnerStep';
import { SetupTour } from './SetupTour';
import { captureSetupToken, dropSetupToken, readSetupToken } from './token';

export default function SetupPage() {
  const client = useQueryClient();
  const session = useQuery(sessionQuery);
  const setup = useQuery(setupQuery);
  const [token, setToken] = useState(readSetupToken);
  const [deadReason, setDeadReason] = useState<string | null>(null);

  useEffect(() => {
    // A new link pasted into this very tab changes only the fragment, so the page is not loaded anew.
    const onHash = (): void => {
      captureSetupToken();
      setToken(readSetupToken());
      setDeadReason(null);
    };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);

  if (session.data) return <SetupTour />;
  if (setup.error) {
    return (
      <EntryLayout title="Setup">
        <ProblemNotice problem={toProblem(setup.error)} retry={() => void setup.refetch()} />
      </EntryLayout>
    );
  }
  if (!setup.data || session.isPending) {
    return (
      <EntryLayout title="Setup">
        <Bones label="Asking this machine" heights={[24, 48, 48]} />
      </EntryLayout>
    );
  }
  if (!setup.data.required) return <AlreadyOwned host={setup.data.host} />;
  if (deadReason) return <DeadLink reason={deadReason} />;
  if (!token) return <NoLink host={setup.data.host} expired={setup.data.linkExpired === true} />;
  return (
    <OwnerStep
      host={setup.data.host}
      token={token}
      onDead={(reason) => {
        dropSetupToken();
        setToken(null);
        setDeadReason(reason);
      }}
      onTaken={() => void client.invalidateQueries({ queryKey: queryKeys.setup })}
    />
  );
}
