import type { PublicMaintenance } from '@/api/types';
import { MaintenanceNotices } from '@/features/status/components/MaintenanceNotices';

/** The same notices as on the status page, whose services have their names for ids here. */
export function PageMaintenance({ notices, now }: { notices: PublicMaintenance[]; now: number }) {
  const names = [...new Set(notices.flatMap(({ services }) => services))];
  return <MaintenanceNotices notices={notices} services={names.map((name) => ({ id: name, name }))} now={now} />;
}
