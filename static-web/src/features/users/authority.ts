import type { Role } from '@/api/types';

// The server decides; this only keeps the page from offering what it would refuse.
const managed: Record<Role, Role[]> = {
  owner: ['viewer', 'operator', 'admin'],
  admin: ['viewer', 'operator'],
  operator: [],
  viewer: [],
};

/** The one that may least first. */
export const roles: readonly Role[] = ['viewer', 'operator', 'admin', 'owner'];

/** The roles that somebody may give, the least first. */
export const rolesToGive = (by: Role): Role[] => managed[by];

export const mayManage = (by: Role, role: Role): boolean => managed[by].includes(role);

export const roleWords: Record<Role, string> = {
  viewer: 'sees services, monitors, incidents and events',
  operator: 'also runs checks, takes incidents in hand and sees automations',
  admin: 'also changes what is watched and who is told, sees the audit log, and manages settings, backups, viewers and operators',
  owner: 'everything: also secrets and keys, the audit log as a file, admins and ownership',
};
