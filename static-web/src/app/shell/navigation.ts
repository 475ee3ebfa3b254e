import { AccountIcon, AuditIcon, DashboardIcon, MonitorsIcon, SettingsIcon, StatusIcon, UsersIcon } from '@/components/icons';

export interface Destination {
  to: '/' | '/status' | '/monitors' | '/users' | '/audit' | '/settings' | '/account';
  label: string;
  Icon: typeof StatusIcon;
  permission: string | null;
}

/** What is built; nothing else is listed. */
export const destinations: Destination[] = [
  { to: '/', label: 'Dashboard', Icon: DashboardIcon, permission: 'status.read' },
  { to: '/status', label: 'Status', Icon: StatusIcon, permission: null },
  { to: '/monitors', label: 'Monitors', Icon: MonitorsIcon, permission: 'monitors.read' },
  { to: '/audit', label: 'Audit', Icon: AuditIcon, permission: 'audit.read' },
  { to: '/settings', label: 'Settings', Icon: SettingsIcon, permission: 'settings.read' },
  { to: '/users', label: 'Users', Icon: UsersIcon, permission: 'users.read' },
  { to: '/account', label: 'Account', Icon: AccountIcon, permission: 'account.write' },
];

export function reachable(permissions: readonly string[] | undefined): Destination[] {
  return destinations.filter(({ permission }) => permission === null || permissions?.includes(permission));
}
