import type { PublicIncident } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { formatDuration, formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import classes from './PageView.module.css';

export function PageIncidents({ incidents, now }: { incidents: PublicIncident[]; now: number }) {
  if (incidents.length === 0) return <p className="dim">None.</p>;
  return (
    <ol className={classes['list']} role="list">
      {incidents.map((incident) => (
        <Incident key={incident.id} incident={incident} now={now} />
      ))}
    </ol>
  );
}

function Incident({ incident, now }: { incident: PublicIncident; now: number }) {
  const isOpen = incident.state === 'open';
  const end = incident.resolvedAt ? Date.parse(incident.resolvedAt) : now;
  const lasted = formatDuration((end - Date.parse(incident.startedAt)) / 1000);
  return (
    <li className={`panel ${classes['incident']}`} data-state={isOpen ? incident.severity : 'up'}>
      <StateIcon state={isOpen ? incident.severity : 'up'} size={18} />
      <div>
        <h3>
          <bdi>{plainText(incident.title)}</bdi>
        </h3>
        <p className="fine">
          {formatMoment(incident.startedAt, now)} · {isOpen ? `goes on, for ${lasted}` : `over, lasted ${lasted}`} · {incident.services.map(plainText).join(', ')}
        </p>
        <ol className={classes['updates']} role="list">
          {incident.updates.map(({ at, text }, index) => (
            <li key={index}>
              <time dateTime={at}>{formatMoment(at, now)}</time>
              {plainText(text)}
            </li>
          ))}
        </ol>
        {incident.postMortem && (
          <details className={`fold ${classes['learned']}`}>
            <summary>What was learned</summary>
            <p>{plainText(incident.postMortem)}</p>
          </details>
        )}
      </div>
    </li>
  );
}
