import type { Status } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { formatMoment } from '@/lib/format';

/** "As of 14:02: PostgreSQL does not answer (since 13:58)". */
export function staleText(status: Pick<Status, 'generatedAt' | 'staleReason'>, now: number): string {
  const asOf = `As of ${formatMoment(status.generatedAt, now)}`;
  const reason = status.staleReason;
  return reason ? `${asOf}: ${reason.detail.replace(/\.$/, '')} (since ${formatMoment(reason.since, now)}).` : `${asOf}: newer results cannot be read at the moment.`;
}

export function StaleBanner({ status, now }: { status: Status; now: number }) {
  if (!status.stale) return null;
  return (
    <div role="status" className="notice" data-tone="degraded">
      <StateIcon state="degraded" />
      <p>{staleText(status, now)}</p>
    </div>
  );
}
