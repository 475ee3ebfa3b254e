import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { FireDrill, FireDrillOverview } from '@/api/types';

// A drill takes seconds, and its steps are no events; the page asks for as long as one runs.
const runningMs = 500;

export const isRunning = (drill: FireDrill | null | undefined): boolean => drill?.state === 'waiting' || drill?.state === 'running';

export const fireDrillQuery = {
  queryKey: queryKeys.fireDrill,
  queryFn: ({ signal }: { signal: AbortSignal }) => request<FireDrillOverview>('/api/fire-drill', { signal }),
  refetchInterval: ({ state }: { state: { data?: FireDrillOverview | undefined } }) => (isRunning(state.data?.latest) ? runningMs : false),
} as const;

export const startFireDrill = (): Promise<FireDrill> => request<FireDrill>('/api/fire-drill', { method: 'POST' });
