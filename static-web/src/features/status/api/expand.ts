import type { Day, ServiceStatus, ShortService, ShortStatus, SparkPoint, State, Status } from '@/api/types';

const dayMs = 86_400_000;
const states: State[] = ['up', 'degraded', 'down', 'unknown', 'asleep', 'paused', 'not_configured', 'maintenance'];

/** What comes in short, for its size, as the pages read it. */
export const expandStatus = (status: ShortStatus): Status => ({ ...status, services: status.services.map(expandService) });

export const expandService = (service: ShortService): ServiceStatus => ({
  ...service,
  sparkline: expandSparkline(service.sparkline),
  days: expandDays(service.days),
});

function expandSparkline({ at, ms, states: digits }: ShortService['sparkline']): SparkPoint[] {
  return at.map((moment, index) => ({ at: new Date(moment).toISOString(), ms: ms[index] ?? null, state: states[Number(digits[index])] ?? 'unknown' }));
}

function expandDays({ last, marks, days }: ShortService['days']): Day[] {
  const told = new Map(days.map((day) => [day.date, day]));
  const end = Date.parse(last);
  return Array.from(marks, (mark, index) => {
    const date = new Date(end - (marks.length - 1 - index) * dayMs).toISOString().slice(0, 10);
    const up = mark === 'u';
    return told.get(date) ?? { date, uptime: up ? 1 : null, upSeconds: up ? dayMs / 1000 : 0, degradedSeconds: 0, downSeconds: 0, unknownSeconds: 0, incidents: [] };
  });
}
