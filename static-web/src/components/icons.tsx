import type { ReactNode } from 'react';
import type { State } from '@/api/types';

interface IconProps {
  size?: number;
}

const svg = (size: number, children: ReactNode) => (
  <svg
    viewBox="0 0 16 16"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);

const wrench = <path d="M10.6 2.2a3.8 3.8 0 0 0-4.9 4.9L2 10.8a1.8 1.8 0 0 0 0 2.5l.7.7a1.8 1.8 0 0 0 2.5 0l3.7-3.7a3.8 3.8 0 0 0 4.9-4.9l-2.4 2.4-2.5-.7-.7-2.5Z" />;
const circle = <circle cx="8" cy="8" r="6.2" />;

// Each state has a shape of its own: no one has to tell red from green.
const shapes: Record<State, ReactNode> = {
  up: <>{circle}<path d="m5.4 8.2 1.8 1.8 3.4-3.8" /></>,
  degraded: <><path d="M8 2.2 14.4 13.4H1.6Z" /><path d="M8 6.6v3M8 11.5v.1" /></>,
  down: <><path d="M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3Z" /><path d="m5.9 5.9 4.2 4.2m0-4.2-4.2 4.2" /></>,
  unknown: <>{circle}<path d="M6.3 6.3a1.8 1.8 0 1 1 2.4 1.9c-.5.2-.7.5-.7 1M8 11.3v.1" /></>,
  asleep: <path d="M13.4 9.6A5.8 5.8 0 1 1 6.4 2.6a4.6 4.6 0 0 0 7 7Z" />,
  paused: <>{circle}<path d="M6.5 5.9v4.2m3-4.2v4.2" /></>,
  maintenance: wrench,
  not_configured: <><circle cx="8" cy="8" r="6.2" strokeDasharray="2.6 2.3" /><path d="M5.8 8h4.4" /></>,
};

export function StateIcon({ state, size = 16 }: IconProps & { state: State }) {
  return <span className="state-icon" data-state={state}>{svg(size, shapes[state])}</span>;
}

const drawn = (children: ReactNode) =>
  function Icon({ size = 18 }: IconProps) {
    return svg(size, children);
  };

export const DashboardIcon = drawn(<><rect x="2" y="2" width="5" height="5" rx="1.2" /><rect x="9" y="2" width="5" height="5" rx="1.2" /><rect x="2" y="9" width="5" height="5" rx="1.2" /><rect x="9" y="9" width="5" height="5" rx="1.2" /></>);
export const StatusIcon = drawn(<path d="M1.5 8h3l2-5 3 10 2-5h3" />);
export const MonitorsIcon = drawn(<><circle cx="8" cy="8" r="2" /><path d="M4.2 11.8a5.4 5.4 0 0 1 0-7.6m7.6 0a5.4 5.4 0 0 1 0 7.6" /></>);
export const AuditIcon = drawn(<><path d="M3.4 1.8h9.2v12.4H3.4Z" /><path d="M5.8 5h4.4M5.8 8h4.4M5.8 11h2.4" /></>);
export const BackupsIcon = drawn(<><ellipse cx="8" cy="3.8" rx="5.4" ry="2.2" /><path d="M2.6 3.8v8.4c0 1.2 2.4 2.2 5.4 2.2s5.4-1 5.4-2.2V3.8M2.6 8c0 1.2 2.4 2.2 5.4 2.2s5.4-1 5.4-2.2" /></>);
export const SettingsIcon = drawn(<><path d="M2 4.5h5.2m3.6 0H14M2 11.5h3.2m3.6 0H14" /><circle cx="9" cy="4.5" r="1.8" /><circle cx="7" cy="11.5" r="1.8" /></>);
export const IntegrationsIcon = drawn(<path d="M5.6 1.8v3.4m4.8-3.4v3.4M3.4 5.2h9.2v2.2a4.6 4.6 0 0 1-9.2 0ZM8 12v2.4" />);
export const LockIcon = drawn(<><rect x="3" y="7" width="10" height="6.6" rx="1.4" /><path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" /></>);
export const UsersIcon = drawn(<><circle cx="6" cy="5.4" r="2.6" /><path d="M1.4 13.4a4.6 4.6 0 0 1 9.2 0M10.8 3.1a2.6 2.6 0 0 1 0 4.6m1.4 1.8a4.6 4.6 0 0 1 2.4 3.9" /></>);
export const AccountIcon = drawn(<><circle cx="8" cy="5.2" r="2.8" /><path d="M2.8 13.8a5.2 5.2 0 0 1 10.4 0" /></>);
export const SearchIcon = drawn(<><circle cx="7" cy="7" r="4.4" /><path d="m10.4 10.4 3.4 3.4" /></>);
export const SunIcon = drawn(<><circle cx="8" cy="8" r="2.8" /><path d="M8 1.4v1.4m0 10.4v1.4M1.4 8h1.4m10.4 0h1.4M3.3 3.3l1 1m7.4 7.4 1 1m0-9.4-1 1m-7.4 7.4-1 1" /></>);
export const MoonIcon = drawn(<path d="M13.4 9.6A5.8 5.8 0 1 1 6.4 2.6a4.6 4.6 0 0 0 7 7Z" />);
export const AutoIcon = drawn(<><circle cx="8" cy="8" r="5.8" /><path d="M8 2.2v11.6a5.8 5.8 0 0 0 0-11.6Z" fill="currentColor" /></>);
export const OpenIcon = drawn(<path d="M6 3H3v10h10v-3M9 2.6h4.4V7M13.2 2.8 7.4 8.6" />);
export const FeedIcon = drawn(<><circle cx="3.6" cy="12.4" r="0.9" fill="currentColor" /><path d="M2.7 7.6a5.7 5.7 0 0 1 5.7 5.7M2.7 2.7a10.6 10.6 0 0 1 10.6 10.6" /></>);
export const PlusIcon = drawn(<path d="M8 2.8v10.4M2.8 8h10.4" />);
export const SignOutIcon = drawn(<path d="M9.5 2.5h-6v11h6M6.5 8h7m-2.6-2.8L13.6 8l-2.7 2.8" />);
export const EyeIcon = drawn(<><path d="M1.4 8S3.8 3.6 8 3.6 14.6 8 14.6 8 12.2 12.4 8 12.4 1.4 8 1.4 8Z" /><circle cx="8" cy="8" r="2" /></>);
export const FileIcon = drawn(<path d="M3.4 1.8h6l3.2 3.2v9.2H3.4ZM9.2 2v3.2h3.2" />);
export const CloseIcon = drawn(<path d="m3.6 3.6 8.8 8.8m0-8.8-8.8 8.8" />);
export const MoreIcon = drawn(<path d="M2.5 4h11M2.5 8h11M2.5 12h11" />);
export const EventsIcon = drawn(<><path d="M5.6 3.6h8M5.6 8h8M5.6 12.4h5" /><circle cx="2.4" cy="3.6" r="0.7" /><circle cx="2.4" cy="8" r="0.7" /><circle cx="2.4" cy="12.4" r="0.7" /></>);
export const InfoIcon = drawn(<><circle cx="8" cy="8" r="6.2" /><path d="M8 7.4v3.6M8 4.9V5" /></>);
export const AutomationsIcon = drawn(<path d="M9 1.6 3.2 9h4.3L7 14.4 12.8 7H8.5Z" />);
export const MaintenanceIcon = drawn(wrench);
export const NotificationsIcon = drawn(<path d="M3 11.6h10c-1-1-1.4-2-1.4-4.6a3.6 3.6 0 0 0-7.2 0c0 2.6-.4 3.6-1.4 4.6ZM6.6 13.8a1.6 1.6 0 0 0 2.8 0" />);
