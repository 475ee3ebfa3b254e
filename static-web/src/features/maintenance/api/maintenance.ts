import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { MaintenanceInput, MaintenancePlan, MaintenancePreview, MaintenanceTimes, Page } from '@/api/types';

const path = (id: string): string => `/api/maintenance/${encodeURIComponent(id)}`;

/** The list is bounded by the server: one page, or two. */
async function getWindows(signal: AbortSignal): Promise<MaintenancePlan[]> {
  const plans: MaintenancePlan[] = [];
  let after: string | null = null;
  do {
    const page: Page<MaintenancePlan> = await request<Page<MaintenancePlan>>(`/api/maintenance?limit=100${after ? `&after=${encodeURIComponent(after)}` : ''}`, { signal });
    plans.push(...page.items);
    after = page.next;
  } while (after);
  return plans;
}

export const maintenanceQuery = { queryKey: queryKeys.maintenance, queryFn: ({ signal }: { signal: AbortSignal }) => getWindows(signal) };

/** When a window with these times would hold. */
export const previewQuery = (times: MaintenanceTimes) =>
  queryOptions({
    queryKey: queryKeys.maintenancePreview(JSON.stringify(times)),
    queryFn: ({ signal }) => request<MaintenancePreview>('/api/maintenance/preview', { method: 'POST', body: times, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });

export const saveWindow = (input: MaintenanceInput, known: { id: string; version: number } | null): Promise<MaintenancePlan> =>
  known
    ? request<MaintenancePlan>(path(known.id), { method: 'PUT', body: input, headers: { 'If-Match': `"${known.version}"` } })
    : request<MaintenancePlan>('/api/maintenance', { method: 'POST', body: input });

export const deleteWindow = (id: string): Promise<undefined> => request<undefined>(path(id), { method: 'DELETE' });

export const endWindow = (id: string): Promise<MaintenancePlan> => request<MaintenancePlan>(`${path(id)}/end`, { method: 'POST' });
