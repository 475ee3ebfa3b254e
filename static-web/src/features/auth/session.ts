import type { QueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { connectSession } from '@/api/http';
import { ApiProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Session } from '@/api/types';
import { getSession } from './api/get-session';
import { askToSignIn } from './reauthentication';

// The cookie cannot be read by a script. This mark says that one was given here, so that a stranger's page
// does not ask for a session that cannot exist.
const mark = 'nebula.signed-in';

export function rememberSession(client: QueryClient, session: Session): void {
  localStorage.setItem(mark, '1');
  client.setQueryData(queryKeys.session, session);
}

export function forgetSession(client: QueryClient): void {
  localStorage.removeItem(mark);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  client.setQueryData(queryKeys.session, null);
}

async function fetchSession(): Promise<Session | null> {
  if (!localStorage.getItem(mark)) return null;
  try {
    return await getSession();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    localStorage.removeItem(mark);
    return null;
  }
}

export const sessionQuery = {
  queryKey: queryKeys.session,
  queryFn: fetchSession,
  staleTime: Infinity,
  gcTime: Infinity,
};

export function useSession(): Session | null {
  return useQuery(sessionQuery).data ?? null;
}

export function useCan(permission: string): boolean {
  return useSession()?.permissions.includes(permission) ?? false;
}

/** Gives the HTTP layer its token and its two ways to mend a refused call. */
export function connectHttp(client: QueryClient): void {
  connectSession({
    csrfToken: () => client.getQueryData<Session | null>(queryKeys.session)?.csrfToken,
    reauthenticate: (reason) => (client.getQueryData(queryKeys.session) ? askToSignIn(reason) : Promise.resolve(false)),
    refresh: async () => (await client.fetchQuery({ ...sessionQuery, staleTime: 0 })) !== null,
  });
}
