import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/query-keys';
import type { Monitor, MonitorBulkInput, MonitorBulkResult } from '@/api/types';
import { editMonitors } from './api/edit-monitors';

// What the server takes at once.
const most = 500;

export interface Bulk {
  monitors: Monitor[];
  change: Omit<MonitorBulkInput, 'monitors'>;
}

/**
 * Changes many at once, each in the version that is shown here. `onDone` is told also when what asked for it is no longer
 * shown: the group that was renamed is gone from the list.
 */
export function useBulk(onDone: (items: MonitorBulkResult[], bulk: Bulk) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ monitors, change }: Bulk): Promise<MonitorBulkResult[]> => {
      const items: MonitorBulkResult[] = [];
      for (let at = 0; at < monitors.length; at += most) {
        const named = monitors.slice(at, at + most).map(({ id, version }) => ({ id, version }));
        items.push(...(await editMonitors({ ...change, monitors: named })).items);
      }
      return items;
    },
    onSuccess: onDone,
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: queryKeys.monitors }), client.invalidateQueries({ queryKey: queryKeys.status })]),
  });
}

export const refused = (items: MonitorBulkResult[]): MonitorBulkResult[] => items.filter(({ outcome }) => outcome === 'refused');

/** "12 changed, 1 as it was, 2 refused": what there is none of is not told. */
export function bulkSummary(items: MonitorBulkResult[], done: string): string {
  const words = { done, unchanged: 'as before', refused: 'refused' } as const;
  return (['done', 'unchanged', 'refused'] as const)
    .map((outcome) => [items.filter((item) => item.outcome === outcome).length, words[outcome]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}
