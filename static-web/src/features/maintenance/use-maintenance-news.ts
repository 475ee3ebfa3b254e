import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/query-keys';
import { useCan } from '@/features/auth/session';
import { useEventNews } from '@/features/events/use-event-news';

/** A window that begins or ends is an event: the list follows. */
export function useMaintenanceNews(): void {
  const client = useQueryClient();
  const look = (): void => void client.invalidateQueries({ queryKey: queryKeys.maintenance });
  useEventNews({ isOn: useCan('events.read'), look });
}
