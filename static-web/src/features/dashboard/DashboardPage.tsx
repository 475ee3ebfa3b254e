import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Dashboard, Status } from '@/api/types';
import { Bones } from '@/components/Bones';
import { EmptyState } from '@/components/EmptyState';
import { DashboardIcon, PlusIcon } from '@/components/icons';
import { LinkButton } from '@/components/LinkButton';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan, useSession } from '@/features/auth/session';
import { NotConfiguredFold } from '@/features/status/components/NotConfiguredFold';
import { StaleBanner } from '@/features/status/components/StaleBanner';
import { isConfigured } from '@/features/status/components/group-services';
import { useHoldNews } from '@/features/status/holds/use-holds';
import { statusQuery } from '@/features/status/live/status-query';
import { useNow } from '@/lib/use-now';
import { dashboardQuery } from './api/dashboard';
import { Board } from './Board';
import classes from './Board.module.css';
import { FileNotice } from './FileNotice';
import { shownBoard } from './layout/boards';
import { useScreen } from './layout/use-screen';
import { missedSince } from './last-visit';
import { stepsFor, type BoardData } from './tiles/board-data';
import { useLastVisit } from './use-last-visit';
import { useProofs } from './use-proofs';

const BoardEditor = lazy(() => import('./editor/BoardEditor'));

export default function DashboardPage() {
  const { data: status, error, refetch } = useQuery(statusQuery);
  const name = useSession()?.user.name;
  const { data: dashboard, error: noLayout, refetch: refetchLayout } = useQuery({ ...dashboardQuery, enabled: name !== undefined });
  const [isArranging, setIsArranging] = useState(false);
  const [canAdd, canArrange] = [useCan('monitors.write'), useCan('dashboard.write')];
  const failed = (!status && error) || (!dashboard && noLayout);
  useHoldNews();

  return (
    <>
      <PageHeader
        title="Dashboard"
        lead={name && `Hello ${name}`}
        actions={
          !isArranging && (
            <>
              {canArrange && status && dashboard && dashboard.source !== 'file' && (
                <Button variant="default" size="sm" leftSection={<DashboardIcon size={15} />} onClick={() => setIsArranging(true)}>
                  Arrange
                </Button>
              )}
              {canAdd && (
                <LinkButton to="/monitors" search={{ edit: 'new' }} size="sm" leftSection={<PlusIcon size={15} />}>
                  Add a monitor
                </LinkButton>
              )}
            </>
          )
        }
      />
      {failed && <ProblemNotice problem={toProblem(failed)} retry={() => void Promise.all([refetch(), refetchLayout()])} />}
      {!failed && !(status && dashboard) && <Bones label="Reading the status" heights={[72, 110, 110]} />}
      {status && dashboard && <Dashboards status={status} dashboard={dashboard} canAdd={canAdd} isArranging={isArranging} onClose={() => setIsArranging(false)} />}
    </>
  );
}

interface DashboardsProps {
  status: Status;
  dashboard: Dashboard;
  canAdd: boolean;
  isArranging: boolean;
  onClose: () => void;
}

function Dashboards({ status, dashboard, canAdd, isArranging, onClose }: DashboardsProps) {
  const now = useNow();
  const screen = useScreen();
  const visit = useLastVisit();
  const proofs = useProofs();
  const { services } = status;
  const board: BoardData = {
    status,
    now,
    proofs,
    missed: missedSince(visit, status.incidents),
    services: new Map(services.map((service) => [service.id, service])),
    steps: stepsFor(status, canAdd, proofs),
  };

  return (
    <div className={classes['board']}>
      <StaleBanner status={status} now={now} />
      <FileNotice dashboard={dashboard} />
      {isArranging ? (
        <Suspense fallback={<Bones label="Getting the tools" heights={[44, 110, 110]} />}>
          <BoardEditor dashboard={dashboard} startsOn={screen} board={board} onClose={onClose} />
        </Suspense>
      ) : (
        <Board sections={shownBoard(dashboard, services, screen)} screen={screen} board={board} />
      )}
      {!services.some(isConfigured) && (
        <EmptyState title="Nothing is watched yet">Paste the address of anything that should never be down, and it is here within seconds.</EmptyState>
      )}
      <NotConfiguredFold services={services.filter((service) => !isConfigured(service))} />
    </div>
  );
}
