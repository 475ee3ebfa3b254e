import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { toProblem } from '@/api/problem';
import type { MaintenancePlan } from '@/api/types';
import { Bones } from '@/components/Bones';
import { EmptyState } from '@/components/EmptyState';
import { PlusIcon } from '@/components/icons';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan } from '@/features/auth/session';
import { monitorsQuery } from '@/features/monitors/api/get-monitors';
import { maintenanceQuery } from './api/maintenance';
import { useMaintenanceNews } from './use-maintenance-news';
import { WindowRow } from './WindowRow';

const MaintenanceDialog = lazy(() => import('./MaintenanceDialog'));

const order: MaintenancePlan['state'][] = ['running', 'planned', 'paused', 'over'];
const soonest = ({ next, window }: MaintenancePlan): number => Date.parse(next[0]?.startsAt ?? window.startsAt ?? window.createdAt);

export default function MaintenancePage() {
  const { edit } = useSearch({ from: '/shell/private/maintenance' });
  const navigate = useNavigate({ from: '/maintenance' });
  const canWrite = useCan('monitors.write');
  const { data: plans, error, refetch } = useQuery(maintenanceQuery);
  const { data: monitors } = useQuery(monitorsQuery);
  useMaintenanceNews();
  const open = (id?: string): void => void navigate({ search: id ? { edit: id } : {} });
  const edited = plans?.find(({ window }) => window.id === edit);
  const names = new Map(monitors?.map(({ id, name }) => [id, name]));
  const sorted = plans && [...plans].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || soonest(a) - soonest(b));
  const add = (
    <Button size="sm" leftSection={<PlusIcon size={15} />} onClick={() => open('new')}>
      Plan maintenance
    </Button>
  );

  return (
    <>
      <PageHeader title="Maintenance" lead="Planned work: nobody is alerted, no uptime is lost." actions={canWrite && plans && plans.length > 0 && add} />
      {error && !plans && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!plans && !error && <Bones label="Reading the maintenance windows" heights={[76, 76]} />}
      {plans?.length === 0 && (
        <EmptyState title="No maintenance is planned" action={canWrite && add}>
          While a window holds, its services are checked and recorded, but open no incident. The status page says what is done and until when. What is still down when it ends opens its incident then.
        </EmptyState>
      )}
      {sorted && sorted.length > 0 && (
        <ul className="panel" aria-label="Maintenance windows">
          {sorted.map((plan) => (
            <WindowRow key={plan.window.id} plan={plan} names={names} canWrite={canWrite} onEdit={() => open(plan.window.id)} />
          ))}
        </ul>
      )}
      <Suspense>{canWrite && monitors && (edited || edit === 'new') && <MaintenanceDialog window={edited?.window ?? null} monitors={monitors} onClose={() => open()} />}</Suspense>
    </>
  );
}
