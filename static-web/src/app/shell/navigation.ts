import type { RegisteredRouter } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { AccountIcon, AuditIcon, AutomationsIcon, BackupsIcon, DashboardIcon, EventsIcon, EyeIcon, IntegrationsIcon, MaintenanceIcon, MonitorsIcon, NotificationsIcon, SettingsIcon, StatusIcon, UsersIcon } from '@/components/icons';

/** Where in the menu a page stands; `account` is opened by the name at the menu's foot. */
export type Group = 'home' | 'alerts' | 'administration' | 'account';

export interface Destination {
  to: keyof RegisteredRouter['routesByPath'];
  label: string;
  Icon: ComponentType<{ size?: number }>;
  permission: string | null;
  group: Group;
}

export interface Section {
  group: Group;
  title: string | null;
  pages: Destination[];
}

/** What is built; nothing else is listed. Within a group, in the menu's order. */
export const destinations: Destination[] = [
  { to: '/', label: 'Dashboard', Icon: DashboardIcon, permission: 'status.read', group: 'home' },
  { to: '/status', label: 'Status', Icon: StatusIcon, permission: null, group: 'home' },
  { to: '/monitors', label: 'Monitors', Icon: MonitorsIcon, permission: 'monitors.read', group: 'home' },
  { to: '/events', label: 'Events', Icon: EventsIcon, permission: 'events.read', group: 'alerts' },
  { to: '/notifications', label: 'Notifications', Icon: NotificationsIcon, permission: 'notifications.read', group: 'alerts' },
  { to: '/automations', label: 'Automations', Icon: AutomationsIcon, permission: 'automations.read', group: 'alerts' },
  { to: '/maintenance', label: 'Maintenance', Icon: MaintenanceIcon, permission: 'monitors.read', group: 'alerts' },
  { to: '/status/pages', label: 'Status pages', Icon: EyeIcon, permission: 'pages.write', group: 'administration' },
  { to: '/users', label: 'Users', Icon: UsersIcon, permission: 'users.read', group: 'administration' },
  { to: '/audit', label: 'Audit', Icon: AuditIcon, permission: 'audit.read', group: 'administration' },
  { to: '/backups', label: 'Backups', Icon: BackupsIcon, permission: 'backups.read', group: 'administration' },
  { to: '/integrations', label: 'Integrations', Icon: IntegrationsIcon, permission: 'settings.read', group: 'administration' },
  { to: '/settings', label: 'Settings', Icon: SettingsIcon, permission: 'settings.read', group: 'administration' },
  { to: '/account', label: 'Account', Icon: AccountIcon, permission: 'account.write', group: 'account' },
];

const groups: { group: Group; title: string | null }[] = [
  { group: 'home', title: null },
  { group: 'alerts', title: 'Alerts' },
  { group: 'administration', title: 'Administration' },
  { group: 'account', title: 'You' },
];

// Five places are as many as a thumb hits on a small phone.
const tabs = 5;

export function reachable(permissions: readonly string[] | undefined): Destination[] {
  return destinations.filter(({ permission }) => permission === null || permissions?.includes(permission));
}

/** The menu: groups that have something to show. */
export function sectionsOf(pages: Destination[]): Section[] {
  return groups.map(({ group, title }) => ({ group, title, pages: pages.filter((page) => page.group === group) })).filter((section) => section.pages.length > 0);
}

/** The bar of a phone: what fits, and what stands behind "More" because it does not. */
export function tabsOf(pages: Destination[]): { shown: Destination[]; more: Destination[] } {
  if (pages.length <= tabs) return { shown: pages, more: [] };
  return { shown: pages.slice(0, tabs - 1), more: pages.slice(tabs - 1) };
}

const isBelow = (to: string, path: string): boolean => path === to || (to !== '/' && path.startsWith(`${to}/`));

/** A page stays the current one on the pages below it, unless one of them is in the menu itself. */
export const isCurrent = ({ to }: Pick<Destination, 'to'>, path: string): boolean =>
  isBelow(to, path) && !destinations.some((other) => other.to !== to && isBelow(to, other.to) && isBelow(other.to, path));
