import { request } from '@/api/http';
import type { InviteLink, LastSaved, Role } from '@/api/types';

export const changeRole = (id: string, role: Role): Promise<LastSaved> => request<LastSaved>(`/api/users/${id}/role`, { method: 'PUT', body: { role } });

export const setDisabled = (id: string, disabled: boolean): Promise<undefined> =>
  request<undefined>(`/api/users/${id}/${disabled ? 'disable' : 'enable'}`, { method: 'POST' });

export const deleteUser = (id: string): Promise<LastSaved> => request<LastSaved>(`/api/users/${id}`, { method: 'DELETE' });

export const endUserSessions = (id: string): Promise<undefined> => request<undefined>(`/api/users/${id}/sessions`, { method: 'DELETE' });

export const removeTotp = (id: string): Promise<undefined> => request<undefined>(`/api/users/${id}/totp`, { method: 'DELETE' });

export const handOver = (userId: string): Promise<undefined> => request<undefined>('/api/owner', { method: 'PUT', body: { userId } });

export const createInvite = (name: string, role: Role): Promise<InviteLink> => request<InviteLink>('/api/invites', { method: 'POST', body: { name, role } });

export const withdrawInvite = (id: string): Promise<undefined> => request<undefined>(`/api/invites/${id}`, { method: 'DELETE' });
