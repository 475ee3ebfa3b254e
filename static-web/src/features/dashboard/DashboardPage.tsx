import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { toProblem } from '@/api/problem';
import type { Status } from '@/api/types';
import { Bones } from '@/components/Bones';
import { EmptyState } from '@/components/EmptyState';
import { PlusIcon, StateIcon } from '@/components/icons';
import { LinkButton } from '@/components/LinkButton';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCan, useSession } from '@/features/auth/session';
import { NotConfiguredFold } from '@/features/status/components/NotConfiguredFold';
import { OverallSentence } from '@/features/status/components/OverallSentence';
import { StaleBanner } from '@/features/status/components/StaleBanner';
import { byGroup, isConfigured, sorted } from '@/features/status/components/group-services';
import { IncidentHold } from '@/features/status/holds/IncidentHold';
import { useHoldNews } from '@/features/status/holds/use-holds';
import { statusQuery } from '@/features/status/live/status-query';
import { formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { useNow } from '@/lib/use-now';
import { sinceLastVisit, visitSummary } from './last-visit';
import { NextSteps } from './NextSteps';
import { ServiceTile } from './ServiceTile';
import { useLastVisit } from './use-last-visit';
import { useProofs } from './use-proofs';
import classes from './DashboardPage.module.css';

export default function DashboardPage() {
  const { data: status, error, refetch } = useQuery(statusQuery);
  const canAdd = useCan('monitors.write');
  const name = useSession()?.user.name;
  useHoldNews();

  return (
    <>
      <PageHeader
        title="Dashboard"
        lead={name && `Hello ${name}`}
        actions={
          canAdd && (
            <LinkButton to="/monitors" search={{ edit: 'new' }} size="sm" leftSection={<PlusIcon size={15} />}>
              Add a monitor
            </LinkButton>
          )
        }
      />
      {error && !status && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!status && !error && <Bones label="Reading the status" heights={[72, 110, 110]} />}
      {status && <Board status={status} canAdd={canAdd} />}
    </>
  );
}

function Board({ status, canAdd }: { status: Status; canAdd: boolean }) {
  const now = useNow();
  const baseline = useLastVisit();
  const proofs = useProofs();
  const configured = status.services.filter(isConfigured);
  const missed = baseline === null ? [] : sinceLastVisit(status.incidents, baseline);

  return (
    <div className={classes['board']}>
      <StaleBanner status={status} now={now} />
      <OverallSentence overall={status.overall} />
      {proofs.provenAt && proofs.proven && <p className="fine">Alerts proven {formatMoment(proofs.provenAt, now)}</p>}
      {baseline !== null && (
        <section aria-label="Since your last visit" className={classes['since']}>
          <p className="dim">{visitSummary(missed.length)}</p>
          <ul>
            {missed.slice(0, 5).map((incident) => (
              <li key={incident.id}>
                <StateIcon state={incident.isOpen ? 'down' : 'up'} size={14} /> <Link to="/status/incidents/$id" params={{ id: incident.id }}>{plainText(incident.text)}</Link>
                {incident.isOpen && <IncidentHold incident={incident.id} now={now} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {configured.length === 0 && (
        <EmptyState title="Nothing is watched yet">Paste the address of anything that should never be down, and it is here within seconds.</EmptyState>
      )}
      {byGroup(configured).map((section) => (
        <section key={section.id} aria-label={section.name}>
          <h2 className={classes['group']}>{section.name}</h2>
          <ul className={classes['tiles']}>
            {sorted(section.services).map((service) => (
              <ServiceTile key={service.id} service={service} now={now} />
            ))}
          </ul>
        </section>
      ))}
      <NotConfiguredFold services={status.services.filter((service) => !isConfigured(service))} />
      {canAdd && <NextSteps status={status} proofs={proofs} />}
    </div>
  );
}
