import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/query-keys';
import type { Monitor } from '@/api/types';
import { setPaused } from './api/set-paused';

/** Pauses or resumes some monitors; what the server answered is what the list shows. */
export function usePause() {
  const client = useQueryClient();
  return useMutation({
    meta: { report: 'toast' },
    mutationFn: async ({ ids, paused }: { ids: string[]; paused: boolean }) => {
      for (const id of ids) {
        const changed = await setPaused(id, paused);
        client.setQueryData<Monitor[]>(queryKeys.monitors, (all) => all?.map((each) => (each.id === changed.id ? changed : each)));
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.status }),
  });
}
