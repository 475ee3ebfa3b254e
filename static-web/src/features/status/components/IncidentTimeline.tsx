import type { Incident } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { formatClockSeconds, formatDuration, formatMoment } from '@/lib/format';
import { IncidentHandling } from '../holds/IncidentHandling';
import { EvidenceLine } from './EvidenceLine';
import classes from './IncidentTimeline.module.css';

interface IncidentTimelineProps {
  incidents: Incident[];
  now: number;
  /** What is done about an open one stands with it. */
  handles: boolean;
}

export function IncidentTimeline({ incidents, now, handles }: IncidentTimelineProps) {
  return (
    <ol className={classes['list']}>
      {incidents.map((incident) => (
        <IncidentItem key={incident.id} incident={incident} now={now} handles={handles} />
      ))}
    </ol>
  );
}

function IncidentItem({ incident, now, handles }: Omit<IncidentTimelineProps, 'incidents'> & { incident: Incident }) {
  const isOpen = incident.state === 'open';
  const seconds = isOpen ? (now - Date.parse(incident.startedAt)) / 1000 : incident.durationSeconds;
  return (
    <li className={classes['incident']} data-state={isOpen ? incident.severity : 'up'}>
      <StateIcon state={isOpen ? incident.severity : 'up'} />
      <div>
        <h3>{incident.title}</h3>
        <p className="fine">
          {isOpen ? 'Open' : 'Recovered'} · {formatMoment(incident.startedAt, now)} · {isOpen ? 'for' : 'lasted'} {formatDuration(seconds)}
        </p>
        <p>{incident.reason}</p>
        {incident.evidence && <EvidenceLine evidence={incident.evidence} reason={incident.reason} />}
        {isOpen && handles && <IncidentHandling incident={incident} now={now} />}
        {incident.timeline.length > 0 && (
          <ol className={classes['steps']}>
            {incident.timeline.map((step) => (
              <li key={step.at + step.kind}>
                <time dateTime={step.at}>{formatClockSeconds(step.at)}</time> {step.text}
              </li>
            ))}
          </ol>
        )}
      </div>
    </li>
  );
}
