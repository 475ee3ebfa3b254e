import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Setting } from '@/api/types';
import { resetSetting } from './api/reset-setting';
import { setSetting } from './api/set-setting';

/** Sets (a value) or resets (null) a setting. What another set meanwhile is fetched, so that the row shows it beside what was typed. */
export function useSetting({ key, version }: Setting, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (value: string | null) => (value === null ? resetSetting(key, version) : setSetting(key, version, value)),
    onSuccess: (changed) => {
      client.setQueryData<Setting[]>(queryKeys.settings, (all) => all?.map((each) => (each.key === changed.key ? changed : each)));
      onDone();
    },
    onError: async (error) => {
      if (toProblem(error).code === 'setting_changed') await client.invalidateQueries({ queryKey: queryKeys.settings });
    },
  });
}
