import { Link, useSearch } from '@tanstack/react-router';
import type { Incident } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { formatDuration, formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { IncidentHandling } from '../holds/IncidentHandling';
import { endWords } from '../stories/story';
import { StoryList } from '../stories/StoryList';
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
  const { as } = useSearch({ strict: false });
  const isOpen = incident.state === 'open';
  const seconds = isOpen ? (now - Date.parse(incident.startedAt)) / 1000 : incident.durationSeconds;
  return (
    <li className={classes['incident']} data-state={isOpen ? incident.severity : 'up'}>
      <StateIcon state={isOpen ? incident.severity : 'up'} />
      <div>
        <h3>
          <Link to="/status/incidents/$id" params={{ id: incident.id }} search={{ as }}>
            <bdi>{plainText(incident.title)}</bdi>
          </Link>
        </h3>
        <p className="fine">
          {endWords(incident)} · {formatMoment(incident.startedAt, now)} · {isOpen ? 'for' : 'lasted'} {formatDuration(seconds)}
          {incident.hasPostMortem && ' · with a post-mortem'}
        </p>
        {!incident.manual && <p>{incident.reason}</p>}
        {incident.evidence && <EvidenceLine evidence={incident.evidence} reason={incident.reason} />}
        {isOpen && handles && <IncidentHandling incident={incident} now={now} />}
        <StoryList incident={incident} now={now} />
      </div>
    </li>
  );
}
