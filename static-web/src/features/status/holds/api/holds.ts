import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { IncidentHold, IncidentHolds } from '@/api/types';

const path = (incident: string): string => `/api/incidents/${encodeURIComponent(incident)}`;

export const holdsQuery = {
  queryKey: queryKeys.holds,
  queryFn: async ({ signal }: { signal: AbortSignal }) => (await request<IncidentHolds>('/api/incidents/holds', { signal })).items,
};

/** Until it is over, or quiet for some minutes. */
export const hold = (incident: string, minutes: number | null): Promise<IncidentHold> =>
  minutes === null
    ? request<IncidentHold>(`${path(incident)}/acknowledge`, { method: 'POST' })
    : request<IncidentHold>(`${path(incident)}/snooze`, { method: 'POST', body: { minutes } });

export const release = (incident: string): Promise<undefined> => request<undefined>(`${path(incident)}/hold`, { method: 'DELETE' });
