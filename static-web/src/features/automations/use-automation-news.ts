import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/query-keys';
import { useCan } from '@/features/auth/session';
import { useEventNews } from '@/features/events/use-event-news';

/** Whatever happens may set one off: what each did last, and the runs of the one that is looked at, follow. */
export function useAutomationNews(): void {
  const client = useQueryClient();
  const look = (): void => {
    void client.invalidateQueries({ queryKey: queryKeys.automations });
    void client.invalidateQueries({ queryKey: queryKeys.automationRunsAll });
  };
  useEventNews({ isOn: useCan('events.read'), look });
}
