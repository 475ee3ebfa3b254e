import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { ActionKinds, Automation, AutomationInput, AutomationRunPage, DryRun, Page } from '@/api/types';

const path = (id: string): string => `/api/automations/${encodeURIComponent(id)}`;

/** The list is bounded by the server, so all of it is one page or a few. */
async function getAutomations(signal: AbortSignal): Promise<Automation[]> {
  const automations: Automation[] = [];
  let after: string | null = null;
  do {
    const page: Page<Automation> = await request<Page<Automation>>(`/api/automations?limit=100${after ? `&after=${encodeURIComponent(after)}` : ''}`, { signal });
    automations.push(...page.items);
    after = page.next;
  } while (after);
  return automations;
}

export const automationsQuery = { queryKey: queryKeys.automations, queryFn: ({ signal }: { signal: AbortSignal }) => getAutomations(signal) };

/** What there is to do changes with the version of Nebula only. */
export const actionKindsQuery = {
  queryKey: queryKeys.actionKinds,
  queryFn: ({ signal }: { signal: AbortSignal }) => request<ActionKinds>('/api/automations/actions', { signal }),
  staleTime: Infinity,
};

export const runsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.automationRuns(id),
    queryFn: ({ signal, pageParam }) => request<AutomationRunPage>(`${path(id)}/runs?limit=20${pageParam ? `&before=${pageParam}` : ''}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const saveAutomation = (automation: AutomationInput, known: Automation | null): Promise<Automation> =>
  known
    ? request<Automation>(path(known.id), { method: 'PUT', body: automation, headers: { 'If-Match': `"${known.version}"` } })
    : request<Automation>('/api/automations', { method: 'POST', body: automation });

export const deleteAutomation = (id: string): Promise<undefined> => request<undefined>(path(id), { method: 'DELETE' });

export const resumeAutomation = (id: string): Promise<Automation> => request<Automation>(`${path(id)}/resume`, { method: 'POST' });

export const tryAutomation = (automation: AutomationInput, known: Automation | null): Promise<DryRun> =>
  request<DryRun>('/api/automations/dry-run', { method: 'POST', body: { automation, id: known?.id ?? null } });
