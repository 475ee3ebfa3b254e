import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { EyeIcon, FeedIcon, PlusIcon } from '@/components/icons';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan, useSession } from '@/features/auth/session';
import { useNow } from '@/lib/use-now';
import { useHoldNews } from './holds/use-holds';
import { StatusBoard } from './StatusBoard';
import { statusQuery, visitorStatusQuery } from './live/status-query';

const ReportDialog = lazy(() => import('./stories/ReportDialog'));
const ServiceDrawer = lazy(() => import('./ServiceDrawer'));

export default function StatusPage() {
  const session = useSession();
  const navigate = useNavigate({ from: '/status' });
  const { service, as, group, tag } = useSearch({ from: '/shell/status' });
  const asVisitor = as === 'visitor' && session !== null;
  const { data: status, error, refetch } = useQuery<Awaited<ReturnType<typeof statusQuery.queryFn>>>(asVisitor ? visitorStatusQuery : statusQuery);
  const canReport = useCan('incidents.handle') && !asVisitor;
  const [isReporting, setIsReporting] = useState(false);
  const [day, setDay] = useState<string | null>(null);
  const now = useNow();
  useHoldNews();

  return (
    <>
      <PageHeader
        title="Status"
        actions={
          <>
            <Button component="a" href="/api/status/feed.atom" type="application/atom+xml" variant="default" size="sm" leftSection={<FeedIcon size={15} />}>
              Feed
            </Button>
            {canReport && (
              <Button variant="default" size="sm" leftSection={<PlusIcon size={15} />} onClick={() => setIsReporting(true)}>
                Report an incident
              </Button>
            )}
            {session && (
              <Button
                variant={asVisitor ? 'filled' : 'default'}
                size="sm"
                leftSection={<EyeIcon size={15} />}
                aria-pressed={asVisitor}
                onClick={() => void navigate({ search: (search) => ({ ...search, as: asVisitor ? undefined : 'visitor' }), replace: true })}
              >
                View as visitor
              </Button>
            )}
          </>
        }
      />
      {asVisitor && (
        <p className="notice" role="status">
          This is what anyone sees without signing in: only services marked public, no addresses and no evidence.
        </p>
      )}
      {error && !status && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!status && !error && <Bones label="Reading the status" heights={[72, 180, 180]} />}
      {status && (
        <StatusBoard
          status={status}
          now={now}
          isStranger={session === null || asVisitor}
          facets={{ group, tag }}
          onFacets={(facets) => void navigate({ search: (search) => ({ ...search, ...facets }), resetScroll: false })}
          onPickDay={(id, date) => {
            setDay(date);
            void navigate({ search: (search) => ({ ...search, service: id }), resetScroll: false });
          }}
        />
      )}
      {!session && (
        <p className="fine">
          <Link to="/login" search={{ to: '/status' }}>
            Sign in
          </Link>{' '}
          to see every service with its evidence.
        </p>
      )}
      <Suspense>
        {isReporting && (
          <ReportDialog
            services={status?.services ?? []}
            onOpened={({ id }) => void navigate({ to: '/status/incidents/$id', params: { id } })}
            onClose={() => setIsReporting(false)}
          />
        )}
        {service && (
          <ServiceDrawer
            key={service}
            id={service}
            asVisitor={asVisitor}
            initialDay={day}
            onClose={() => {
              setDay(null);
              void navigate({ search: (search) => ({ ...search, service: undefined }), resetScroll: false });
            }}
          />
        )}
      </Suspense>
    </>
  );
}
