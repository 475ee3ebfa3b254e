import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { DeadLetterPage } from '@/api/types';

export const deadLettersQuery = infiniteQueryOptions({
  queryKey: queryKeys.deadLetters,
  queryFn: ({ signal, pageParam }) =>
    request<DeadLetterPage>(`/api/events/dead-letters?limit=20${pageParam === null ? '' : `&before=${encodeURIComponent(pageParam)}`}`, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});
