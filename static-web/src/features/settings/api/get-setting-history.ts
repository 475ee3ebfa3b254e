import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { SettingChange } from '@/api/types';

interface SettingHistory {
  items: SettingChange[];
  next?: number | null;
}

/** Page by page, from the latest change back. The version is part of the key, so that a change shows at once. */
export const historyQuery = (key: string, version: number) => ({
  queryKey: queryKeys.settingHistory(key, version),
  initialPageParam: null as number | null,
  queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: number | null }): Promise<SettingHistory> =>
    request<SettingHistory>(`/api/settings/${encodeURIComponent(key)}/history${pageParam === null ? '' : `?before=${pageParam}`}`, { signal }),
  getNextPageParam: (page: SettingHistory): number | null => page.next ?? null,
});
