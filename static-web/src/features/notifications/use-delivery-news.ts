import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/query-keys';
import { useCan } from '@/features/auth/session';
import { useEventNews } from '@/features/events/use-event-news';

const shown = [queryKeys.deliveriesAll, queryKeys.channels, queryKeys.rules];

/** Whatever happens may be told: the log and what channels and rules did last follow. */
export function useDeliveryNews(): void {
  const client = useQueryClient();
  useEventNews({ isOn: useCan('events.read'), look: () => void Promise.all(shown.map((queryKey) => client.invalidateQueries({ queryKey }))) });
}
