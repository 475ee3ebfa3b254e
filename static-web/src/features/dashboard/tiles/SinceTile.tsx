import type { Incident } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { IncidentHold } from '@/features/status/holds/IncidentHold';
import { sinceLastVisit, visitSummary } from '../last-visit';
import classes from './panels.module.css';

export function SinceTile({ incidents, since, now }: { incidents: Incident[]; since: number; now: number }) {
  const missed = sinceLastVisit(incidents, since);
  return (
    <section aria-label="Since your last visit" className={classes['since']}>
      <p className="dim">{visitSummary(missed.length)}</p>
      <ul>
        {missed.slice(0, 5).map((incident) => (
          <li key={incident.id}>
            <StateIcon state={incident.isOpen ? 'down' : 'up'} size={14} /> {incident.text}
            {incident.isOpen && <IncidentHold incident={incident.id} now={now} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
