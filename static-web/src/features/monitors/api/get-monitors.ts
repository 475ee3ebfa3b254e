import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { Monitor, Page } from '@/api/types';

const pageSize = 100;

/** The list is bounded by the server; the pages are joined here so that the filter sees them all. */
async function getMonitors(signal: AbortSignal): Promise<Monitor[]> {
  const monitors: Monitor[] = [];
  let after: string | null = null;
  do {
    const query: string = after ? `&after=${encodeURIComponent(after)}` : '';
    const page: Page<Monitor> = await request<Page<Monitor>>(`/api/monitors?limit=${pageSize}${query}`, { signal });
    monitors.push(...page.items);
    after = page.next;
  } while (after);
  return monitors;
}

export const monitorsQuery = {
  queryKey: queryKeys.monitors,
  queryFn: ({ signal }: { signal: AbortSignal }) => getMonitors(signal),
};
