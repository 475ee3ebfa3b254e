import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/query-keys';

/** Reads again what an act on an incident has changed: its own page at once, the others when the stream is behind it. */
export function useStoryNews(incident: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    void client.invalidateQueries({ queryKey: queryKeys.status });
    await client.invalidateQueries({ queryKey: queryKeys.incident(incident) });
  };
}
