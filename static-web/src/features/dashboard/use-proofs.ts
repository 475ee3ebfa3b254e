import { useQuery } from '@tanstack/react-query';
import { useCan, useSession } from '@/features/auth/session';
import { backupsQuery } from '@/features/backups/api/get-backups';
import { fireDrillQuery } from '@/features/fire-drill/api/fire-drill';
import { channelsQuery } from '@/features/notifications/api/notifications';
import { recoveryQuery } from '@/features/recovery/api/recovery-file';
import type { Proofs } from './next-steps';

/** What was observed beyond the status; what somebody may not see is not asked of him. */
export function useProofs(): Proofs {
  const [seesNotifications, seesBackups, keeps] = [useCan('notifications.read'), useCan('backups.read'), useCan('recovery.write')];
  const session = useSession();
  const { data: drill } = useQuery({ ...fireDrillQuery, enabled: seesNotifications });
  const { data: channels } = useQuery({ ...channelsQuery, enabled: seesNotifications });
  const { data: backups } = useQuery({ ...backupsQuery, enabled: seesBackups });
  const { data: recovery } = useQuery({ ...recoveryQuery, enabled: keeps });
  return {
    provenAt: drill?.lastPassed?.endedAt ?? null,
    tells: drill && channels ? drill.tells.length > 0 && channels.some(({ lastDelivery }) => lastDelivery?.state === 'sent') : null,
    proven: drill ? drill.latest?.state === 'passed' || (drill.lastPassed !== null && drill.lastPassed !== undefined && drill.latest?.state !== 'failed') : null,
    kept: recovery ? recovery.isCurrent : null,
    backedUp: backups ? Boolean(backups.schedule && backups.lastMadeAt) : null,
    secondFactor: session ? session.hasSecondFactor : null,
  };
}
