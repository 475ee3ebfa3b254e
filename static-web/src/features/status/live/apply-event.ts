import type { Incident, ServiceDetail, ServiceStatus, Status, StreamedResult } from '@/api/types';
import type { LiveEvent } from './events';

const sparklineLength = 40;
const resultsKept = 50;
const incidentsKept = 50;

/** Applies one event; applying it again, or one that is older than what is shown, changes nothing. */
export function applyEvent(status: Status, event: LiveEvent): Status {
  switch (event.kind) {
    case 'result':
      return { ...status, services: status.services.map((service) => (service.id === event.data.service ? applyResult(service, event.data) : service)) };
    case 'incident':
      return { ...status, incidents: applyIncident(status.incidents, event.data) };
    case 'overall':
      return { ...status, overall: event.data };
    case 'stale':
      return { ...status, stale: event.data.stale, staleReason: event.data.staleReason };
    case 'map':
      return status;
  }
}

const isOlder = (at: string, than: string | null | undefined): boolean => (than ? Date.parse(at) < Date.parse(than) : false);

export function applyResult(service: ServiceStatus, result: StreamedResult): ServiceStatus {
  if (isOlder(result.at, service.lastCheckedAt)) return service;
  const point = { at: result.at, ms: result.responseTimeMs ?? null, state: result.state };
  const earlier = service.sparkline.filter(({ at }) => Date.parse(at) !== Date.parse(result.at));
  return {
    ...service,
    state: result.state,
    reason: result.reason,
    evidence: result.evidence,
    since: result.since,
    lastCheckedAt: result.at,
    nextCheckAt: new Date(Date.parse(result.at) + service.intervalSeconds * 1000).toISOString(),
    responseTimeMs: result.responseTimeMs,
    sparkline: [...earlier, point].slice(-sparklineLength),
  };
}

export function applyIncident(incidents: Incident[], incident: Incident): Incident[] {
  const known = incidents.find(({ id }) => id === incident.id);
  if (known && (known.timeline.length > incident.timeline.length || (known.state === 'resolved' && incident.state === 'open'))) return incidents;
  return [incident, ...incidents.filter(({ id }) => id !== incident.id)]
    .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))
    .slice(0, incidentsKept);
}

/** The open drawer follows too: the newest result on top, once. */
export function applyToDetail(detail: ServiceDetail, result: StreamedResult): ServiceDetail {
  if (detail.service.id !== result.service) return detail;
  const isKnown = detail.results.some(({ at }) => Date.parse(at) === Date.parse(result.at));
  const { id, at, state, responseTimeMs, reason, evidence } = result;
  return {
    ...detail,
    service: applyResult(detail.service, result),
    // Without evidence it is a verdict (asleep, out of sight), not a check.
    results: isKnown || !evidence ? detail.results : [{ id, at, state, responseTimeMs, reason, evidence }, ...detail.results].slice(0, resultsKept),
  };
}
