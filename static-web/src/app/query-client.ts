import { MutationCache, QueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { showToast } from '@/components/toasts';

declare module '@tanstack/react-query' {
  interface Register {
    /** `report: 'toast'` for an action that has no place of its own to show its error. */
    mutationMeta: { report?: 'toast' };
  }
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => {
          const { status } = toProblem(error);
          return (status === 0 || status >= 500) && failures < 2;
        },
      },
    },
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        if (mutation.meta?.report === 'toast') showToast({ tone: 'down', text: toProblem(error).message });
      },
    }),
  });
}
