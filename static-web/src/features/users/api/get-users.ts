import { queryOptions } from '@tanstack/react-query';
import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { Invite, LastSaved, RoleList, User, UserPage } from '@/api/types';

async function readAll(signal: AbortSignal): Promise<User[]> {
  const users: User[] = [];
  let after: string | null | undefined = '';
  while (after !== null && after !== undefined) {
    const page: UserPage = await request<UserPage>(`/api/users?after=${encodeURIComponent(after)}`, { signal });
    users.push(...page.items);
    after = page.next;
  }
  return users;
}

export const usersQuery = queryOptions({ queryKey: queryKeys.users, queryFn: ({ signal }) => readAll(signal) });

export const lastSavedQuery = (id: string) =>
  queryOptions({ queryKey: queryKeys.lastSaved(id), queryFn: ({ signal }) => request<LastSaved>(`/api/users/${id}/last-saved`, { signal }) });

export const invitesQuery = queryOptions({
  queryKey: queryKeys.invites,
  queryFn: async ({ signal }) => (await request<{ items: Invite[] }>('/api/invites', { signal })).items,
});

/** As the running functions know them: another one comes with another version. */
export const rolesQuery = queryOptions({ queryKey: queryKeys.roles, queryFn: ({ signal }) => request<RoleList>('/api/roles', { signal }), staleTime: Infinity });
