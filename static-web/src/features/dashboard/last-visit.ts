import type { DashboardVisit, Incident } from '@/api/types';
import { fold, type Line } from '@/features/events/fold';
import { formatDuration, plural } from '@/lib/format';

export interface Missed {
  since: number;
  incidents: { id: string; text: string; isOpen: boolean }[];
  /** Warnings, failures and deployments, each folded with its like. */
  events: Line[];
  /** How many events these are; null: more than were told. */
  eventCount: number | null;
}

/** What happened meanwhile, newest first: one line an incident. */
function missedIncidents(incidents: Incident[], since: number): Missed['incidents'] {
  return incidents
    .filter(({ startedAt, resolvedAt }) => Date.parse(startedAt) > since || (resolvedAt && Date.parse(resolvedAt) > since))
    .map((incident) => ({
      id: incident.id,
      isOpen: incident.state === 'open',
      text: incident.state === 'open' ? `${incident.title}, still open` : `${incident.title}, recovered after ${formatDuration(incident.durationSeconds)}`,
    }));
}

/** Null on the first visit: there is nothing to compare with. */
export function missedSince(visit: DashboardVisit | null, incidents: Incident[]): Missed | null {
  if (!visit?.since) return null;
  const since = Date.parse(visit.since);
  return { since, incidents: missedIncidents(incidents, since), events: fold(visit.events), eventCount: visit.more ? null : visit.events.length };
}

/** "2 incidents and 5 events worth a look since your last visit". */
export function visitSummary({ incidents, events, eventCount }: Missed): string {
  const parts = [
    ...(incidents.length > 0 ? [plural(incidents.length, 'incident')] : []),
    ...(events.length > 0 ? [eventCount === null ? 'many events worth a look' : `${plural(eventCount, 'event')} worth a look`] : []),
  ];
  return parts.length === 0 ? 'Nothing failed since your last visit' : `${parts.join(' and ')} since your last visit`;
}
