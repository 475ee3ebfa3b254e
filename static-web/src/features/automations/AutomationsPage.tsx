import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { EmptyState } from '@/components/EmptyState';
import { PlusIcon } from '@/components/icons';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan } from '@/features/auth/session';
import { useNow } from '@/lib/use-now';
import { actionKindsQuery, automationsQuery } from './api/automations';
import { AutomationRow } from './AutomationRow';
import { useAutomationNews } from './use-automation-news';

const AutomationDialog = lazy(() => import('./AutomationDialog'));
const RunsDrawer = lazy(() => import('./RunsDrawer'));

export default function AutomationsPage() {
  const { edit, like, runs } = useSearch({ from: '/shell/private/automations' });
  const navigate = useNavigate({ from: '/automations' });
  const canWrite = useCan('automations.write');
  const { data: automations, error, refetch } = useQuery(automationsQuery);
  const { data: kinds } = useQuery(actionKindsQuery);
  const now = useNow();
  useAutomationNews();
  const open = (search: { edit?: string; runs?: string }): void => void navigate({ search });
  const edited = automations?.find(({ id }) => id === edit);
  const followed = automations?.find(({ id }) => id === runs);
  const add = (
    <Button size="sm" leftSection={<PlusIcon size={15} />} onClick={() => open({ edit: 'new' })}>
      New automation
    </Button>
  );

  return (
    <>
      <PageHeader title="Automations" lead="When this happens, do that." actions={canWrite && automations && automations.length > 0 && add} />
      {error && !automations && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!automations && !error && <Bones label="Reading the automations" heights={[76, 76]} />}
      {automations?.length === 0 && (
        <EmptyState title="Nothing happens by itself yet" action={canWrite && add}>
          An automation waits for an event, such as a service that goes down, and then does something: {kinds ? kinds.kinds.map(({ label }) => label.toLowerCase()).join(', ') : 'call an address'}.
          Before it is saved, it says what it would have done in the last 7 days.
        </EmptyState>
      )}
      {automations && automations.length > 0 && (
        <ul className="panel" aria-label="Automations">
          {automations.map((automation) => (
            <AutomationRow
              key={automation.id}
              automation={automation}
              kinds={kinds}
              now={now}
              canWrite={canWrite}
              onEdit={() => open({ edit: automation.id })}
              onRuns={() => open({ runs: automation.id })}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {canWrite && (edited || edit === 'new') && <AutomationDialog automation={edited ?? null} like={like} onClose={() => open({})} />}
        {followed && <RunsDrawer automation={followed} kinds={kinds} now={now} onClose={() => open({})} />}
      </Suspense>
    </>
  );
}
