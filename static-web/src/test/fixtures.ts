import type { Day, Incident, Monitor, ServiceStatus, Session, State, Status } from '@/api/types';

/** Samples for tests only; nothing of this is in the built site. */
export const baseTime = Date.parse('2026-11-22T14:00:00Z');

export const at = (secondsAgo: number): string => new Date(baseTime - secondsAgo * 1000).toISOString();

export function day(date: string, change: Partial<Day> = {}): Day {
  return { date, uptime: 1, upSeconds: 86_400, degradedSeconds: 0, downSeconds: 0, unknownSeconds: 0, incidents: [], ...change };
}

export function service(id: string, change: Partial<ServiceStatus> = {}): ServiceStatus {
  const state: State = change.state ?? 'up';
  return {
    id,
    monitorId: `00000000-0000-4000-8000-${id.padStart(12, '0').slice(-12)}`,
    name: id,
    type: 'http',
    group: 'Services',
    tags: [],
    public: false,
    source: 'page',
    dependsOn: [],
    state,
    reason: '200 in 84 ms',
    evidence: { expected: '200-299', actual: '200 in 84 ms', seenFrom: 'box' },
    since: at(7200),
    lastCheckedAt: at(10),
    nextCheckAt: at(-20),
    responseTimeMs: 84,
    intervalSeconds: 30,
    missingSettings: [],
    uptime: { h24: 1, d7: 1, d30: 0.9991, d90: 0.9987 },
    sparkline: [],
    days: [],
    ...change,
  };
}

export function incident(id: string, change: Partial<Incident> = {}): Incident {
  return {
    id,
    services: ['shop'],
    title: 'shop is down',
    state: 'open',
    severity: 'down',
    startedAt: at(300),
    resolvedAt: null,
    durationSeconds: 300,
    reason: 'got 502 after 1.2 s',
    evidence: null,
    timeline: [{ at: at(300), kind: 'opened', text: 'down: got 502' }],
    manual: false,
    public: true,
    notes: [],
    hasPostMortem: false,
    ...change,
  };
}

export function status(change: Partial<Status> = {}): Status {
  return {
    generatedAt: at(0),
    stale: false,
    staleReason: null,
    lastEventId: '100',
    overall: { state: 'up', sentence: '1 up', counts: { up: 1 } },
    nodes: [],
    services: [service('shop')],
    maintenance: [],
    incidents: [],
    ...change,
  };
}

export function monitor(change: Partial<Monitor> = {}): Monitor {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    key: 'shop',
    name: 'Shop',
    group: 'Services',
    tags: [],
    public: false,
    dependsOn: [],
    intervalSeconds: 30,
    timeoutSeconds: 10,
    retries: 1,
    recoverAfter: 1,
    source: 'page',
    paused: false,
    version: 1,
    createdAt: at(86_400),
    updatedAt: at(86_400),
    check: { type: 'http', url: 'https://shop.example/health', method: 'GET', expectedStatus: '200-299', followRedirects: true, verifyTls: true },
    ...change,
  };
}

export const session: Session = {
  user: { id: '22222222-2222-4222-8222-222222222222', name: 'ada', role: 'owner' },
  permissions: ['session.read', 'status.read', 'monitors.read', 'monitors.write', 'monitors.run', 'service-map.read', 'setup.run', 'health.read'],
  hasSecondFactor: false,
  secondFactorMissing: false,
  csrfToken: 'token-1',
  createdAt: at(3600),
  expiresAt: at(-86_400),
  idleExpiresAt: at(-3600),
};
