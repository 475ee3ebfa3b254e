import { Link } from '@tanstack/react-router';
import { StateIcon } from '@/components/icons';
import { SeverityIcon } from '@/features/events/SeverityIcon';
import { IncidentHold } from '@/features/status/holds/IncidentHold';
import { formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { visitSummary, type Missed } from '../last-visit';
import classes from './panels.module.css';

const atOnce = 5;

/** The sentence always, incidents with it; the rest on demand. */
export function SinceTile({ missed, now }: { missed: Missed; now: number }) {
  const { incidents, events } = missed;
  const when = <span className="fine"> ({formatMoment(new Date(missed.since).toISOString(), now)})</span>;
  return (
    <section aria-label="Since your last visit" className={classes['since']}>
      {events.length === 0 ? (
        <p className="dim">
          {visitSummary(missed)}
          {when}
        </p>
      ) : (
        <details className="fold">
          <summary>
            {visitSummary(missed)}
            {when}
          </summary>
          <ul>
            {events.map(({ key, newest, times }) => (
              <li key={key}>
                <SeverityIcon severity={newest.severity} />
                <Link to="/events" search={{ event: newest.id }}>
                  <bdi>{plainText(newest.title)}</bdi>
                </Link>
                <span className="fine">
                  {times > 1 && `×${times}, `}
                  {formatMoment(newest.occurredAt, now)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <ul>
        {incidents.slice(0, atOnce).map((incident) => (
          <li key={incident.id}>
            <StateIcon state={incident.isOpen ? 'down' : 'up'} size={14} /> <Link to="/status/incidents/$id" params={{ id: incident.id }}><bdi>{plainText(incident.text)}</bdi></Link>
            {incident.isOpen && <IncidentHold incident={incident.id} now={now} />}
          </li>
        ))}
        {incidents.length > atOnce && (
          <li>
            <Link to="/status">{incidents.length - atOnce} more</Link>
          </li>
        )}
      </ul>
    </section>
  );
}
