import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/query-keys';
import { useEventNews } from '@/features/events/use-event-news';

/** Reads the page anew when a backup was made or failed. */
export function useBackupNews(): void {
  const client = useQueryClient();
  useEventNews({
    category: 'system',
    means: ({ source }) => source === 'backups',
    look: () => void client.invalidateQueries({ queryKey: queryKeys.backups }),
  });
}
