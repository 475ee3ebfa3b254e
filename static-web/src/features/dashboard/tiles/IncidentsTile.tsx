import { Link } from '@tanstack/react-router';
import type { Incident } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { IncidentHold } from '@/features/status/holds/IncidentHold';
import { formatAgo, formatDuration } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { isOpen } from './board-data';
import classes from './panels.module.css';

export function IncidentsTile({ incidents, lines, now }: { incidents: Incident[]; lines: number; now: number }) {
  const open = incidents.filter(isOpen);
  const last = incidents.find((incident) => !isOpen(incident));
  return (
    <section className={classes['panel']} aria-label="Open incidents">
      <div className={classes['head']}>
        <h3>Open incidents</h3>
        <Link to="/status">{open.length > lines ? `All ${open.length}` : 'Status'}</Link>
      </div>
      {open.length === 0 && <p className="fine">None. {last?.resolvedAt && `The last, ${plainText(last.title)}, ended ${formatAgo(last.resolvedAt, now)}.`}</p>}
      <ul>
        {open.slice(0, lines).map((incident) => (
          <li key={incident.id}>
            <StateIcon state="down" size={14} />
            <Link to="/status/incidents/$id" params={{ id: incident.id }} className={classes['what']}>
              <bdi>{plainText(incident.title)}</bdi>
            </Link>
            <span className="fine">for {formatDuration((now - Date.parse(incident.startedAt)) / 1000)}</span>
            <IncidentHold incident={incident.id} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}
