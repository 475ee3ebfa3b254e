import { lazy, Suspense } from 'react';
import type { ServiceDetail, Window } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { TagLinks } from '@/components/TagLinks';
import { formatDuration, formatUptime } from '@/lib/format';
import { stateWords } from '@/lib/states';
import { IncidentHandling } from '../holds/IncidentHandling';
import { DayExplorer } from './DayExplorer';
import { DrawerActions } from './DrawerActions';
import { EvidencePanel } from './EvidencePanel';
import { IncidentTimeline } from './IncidentTimeline';
import { ResultsTable } from './ResultsTable';
import classes from './DrawerBody.module.css';

const ResponseChart = lazy(() => import('./ResponseChart'));

const windows: Window[] = ['1h', '24h', '7d', '30d', '90d'];

interface DrawerBodyProps {
  detail: ServiceDetail;
  window: Window;
  onWindow: (window: Window) => void;
  now: number;
  initialDay: string | null;
  isVisitor: boolean;
}

export function DrawerBody({ detail, window, onWindow, now, initialDay, isVisitor }: DrawerBodyProps) {
  const { service } = detail;
  const open = isVisitor ? [] : detail.incidents.filter(({ state }) => state === 'open');
  const uptimes = [
    ['24 h', service.uptime.h24],
    ['7 d', service.uptime.d7],
    ['30 d', service.uptime.d30],
    ['90 d', service.uptime.d90],
  ] as const;

  return (
    <div className={classes['body']}>
      <div className={classes['state']} data-state={service.state}>
        <StateIcon state={service.state} size={22} />
        <div>
          <p>
            <strong>{stateWords[service.state]}</strong>
            {service.since && <> for {formatDuration((now - Date.parse(service.since)) / 1000)}</>}
          </p>
          {service.reason && <p className="dim">{service.reason}</p>}
          {service.description && <p className="fine">{service.description}</p>}
          <TagLinks tags={service.tags ?? []} to="/status" />
        </div>
      </div>
      {open.map((incident) => (
        <IncidentHandling key={incident.id} incident={incident} now={now} />
      ))}
      {!isVisitor && <DrawerActions service={service} now={now} />}
      {service.evidence && <EvidencePanel evidence={service.evidence} />}
      {service.missingSettings.length > 0 && (
        <p className="notice">
          <span>Set in .env: {service.missingSettings.map((name) => <code key={name}>{name}</code>)}</span>
        </p>
      )}
      <dl className={classes['uptimes']} aria-label="Uptime, of the time that is known">
        {uptimes.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatUptime(value)}</dd>
          </div>
        ))}
      </dl>
      <section>
        <header className="row between">
          <h3>Response time</h3>
          <fieldset className={classes['windows']}>
            <legend className="visually-hidden">Time shown</legend>
            {windows.map((choice) => (
              <label key={choice}>
                <input type="radio" name="window" className="visually-hidden" checked={choice === window} onChange={() => onWindow(choice)} />
                {choice}
              </label>
            ))}
          </fieldset>
        </header>
        <Suspense fallback={<span className="bone" style={{ height: 190 }} />}>
          <ResponseChart series={detail.series} window={detail.window} />
        </Suspense>
      </section>
      <DayExplorer days={service.days} incidents={detail.incidents} initialDay={initialDay} />
      <section>
        <h3 className={classes['heading']}>Incidents</h3>
        {detail.incidents.length > 0 ? <IncidentTimeline incidents={detail.incidents} now={now} handles={false} /> : <p className="dim">None in this time.</p>}
      </section>
      {detail.results.length > 0 && <ResultsTable results={detail.results} />}
    </div>
  );
}
