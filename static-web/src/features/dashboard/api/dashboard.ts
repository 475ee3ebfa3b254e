import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { Dashboard, DashboardLayout, DashboardTranslation, DashboardVisit } from '@/api/types';

export const dashboardQuery = queryOptions({
  queryKey: queryKeys.dashboard,
  queryFn: ({ signal }) => request<Dashboard>('/api/dashboard', { signal }),
});

export type Whose = 'own' | 'shared';

const path: Record<Whose, string> = { own: '/api/dashboard', shared: '/api/dashboard/shared' };
const seen = (version: number): Record<string, string> => ({ 'If-Match': `"${version}"` });

export const saveDashboard = (whose: Whose, version: number, layout: DashboardLayout): Promise<undefined> =>
  request<undefined>(path[whose], { method: 'PUT', body: { layout }, headers: seen(version) });

export const resetDashboard = (whose: Whose, version: number): Promise<undefined> => request<undefined>(path[whose], { method: 'DELETE', headers: seen(version) });

const translate = (body: { layout: DashboardLayout } | { yaml: string }, signal?: AbortSignal): Promise<DashboardTranslation> =>
  request<DashboardTranslation>('/api/dashboard/translation', { method: 'POST', body, ...(signal && { signal }) });

export const writeYaml = (layout: DashboardLayout): Promise<DashboardTranslation> => translate({ layout });

/** What a text says, asked while it is typed. */
export const readingQuery = (yaml: string) =>
  queryOptions({
    queryKey: queryKeys.dashboardReading(yaml),
    queryFn: ({ signal }) => translate({ yaml }, signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });

/** Says that somebody is here, and answers what was missed; the server knows it for all devices. */
export const visitQuery = queryOptions({
  queryKey: queryKeys.dashboardVisit,
  queryFn: ({ signal }) => request<DashboardVisit>('/api/dashboard/visits', { method: 'POST', signal }),
  staleTime: Infinity,
  retry: false,
});
