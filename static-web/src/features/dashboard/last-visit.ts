import type { Incident } from '@/api/types';
import { formatDuration, plural } from '@/lib/format';

export interface Visits {
  /** Since when "since your last visit" counts; null on the very first visit. */
  baseline: number | null;
  lastSeen: number;
}

// A reload or a short walk to the kitchen is still the same visit.
const sameVisitMs = 30 * 60_000;

export function nextVisit(stored: Visits | null, now: number): Visits {
  if (!stored) return { baseline: null, lastSeen: now };
  return { baseline: now - stored.lastSeen > sameVisitMs ? stored.lastSeen : stored.baseline, lastSeen: now };
}

/** What happened meanwhile, newest first: one line an incident. */
export function sinceLastVisit(incidents: Incident[], baseline: number): { id: string; text: string; isOpen: boolean }[] {
  return incidents
    .filter(({ startedAt, resolvedAt }) => Date.parse(startedAt) > baseline || (resolvedAt && Date.parse(resolvedAt) > baseline))
    .map((incident) => ({
      id: incident.id,
      isOpen: incident.state === 'open',
      text: incident.state === 'open' ? `${incident.title}, still open` : `${incident.title}, recovered after ${formatDuration(incident.durationSeconds)}`,
    }));
}

export function visitSummary(count: number): string {
  return count === 0 ? 'Nothing failed since your last visit' : `${plural(count, 'incident')} since your last visit`;
}
