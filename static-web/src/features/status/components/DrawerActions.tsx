import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { queryKeys } from '@/api/query-keys';
import type { ServiceStatus } from '@/api/types';
import { OpenIcon } from '@/components/icons';
import { LinkButton } from '@/components/LinkButton';
import { showToast } from '@/components/toasts';
import { useCan } from '@/features/auth/session';
import { formatAgo, formatMs } from '@/lib/format';
import { safeHref } from '@/lib/safe-href';
import { stateWords } from '@/lib/states';
import { checkNow } from '../api/check-now';

const BadgeDialog = lazy(() => import('../badges/BadgeDialog'));

export function DrawerActions({ service, now }: { service: ServiceStatus; now: number }) {
  const client = useQueryClient();
  const canRun = useCan('monitors.run') && service.state !== 'not_configured';
  const canEdit = useCan('monitors.write');
  const seesEvents = useCan('events.read');
  const seesAudit = useCan('audit.read');
  const href = safeHref(service.open);
  const [showsBadge, setShowsBadge] = useState(false);
  const check = useMutation({
    mutationFn: () => checkNow(service.monitorId),
    meta: { report: 'toast' },
    onSuccess: ({ result, state, reason }) => {
      const took = result.responseTimeMs === null ? '' : ` in ${formatMs(result.responseTimeMs)}`;
      showToast({ tone: result.state === 'down' ? 'down' : result.state === 'up' ? 'up' : 'degraded', text: `${service.name}: ${stateWords[state].toLowerCase()}${took}. ${reason}` });
      void client.invalidateQueries({ queryKey: queryKeys.serviceAll(service.id) });
    },
  });

  return (
    <div className="row">
      {canRun && (
        <Button size="sm" loading={check.isPending} onClick={() => check.mutate()}>
          Check now
        </Button>
      )}
      {href && (
        <Button component="a" href={href} target="_blank" rel="noreferrer noopener" variant="default" size="sm" leftSection={<OpenIcon size={14} />}>
          Open
        </Button>
      )}
      {canEdit && (
        <LinkButton to="/monitors" search={{ edit: service.monitorId }} variant="default" size="sm">
          {service.source === 'file' ? 'Definition' : 'Edit'}
        </LinkButton>
      )}
      {seesEvents && (
        <LinkButton to="/events" search={{ subject: `service:${service.id}` }} variant="default" size="sm">
          Events
        </LinkButton>
      )}
      {seesAudit && service.source === 'page' && (
        <LinkButton to="/audit" search={{ target: `monitor:${service.monitorId}` }} variant="default" size="sm">
          History
        </LinkButton>
      )}
      {service.public && (
        <Button variant="default" size="sm" onClick={() => setShowsBadge(true)}>
          Badge
        </Button>
      )}
      <Suspense>{showsBadge && <BadgeDialog service={service} onClose={() => setShowsBadge(false)} />}</Suspense>
      {service.lastCheckedAt && <span className="fine">Checked {formatAgo(service.lastCheckedAt, now)}, every {service.intervalSeconds} s</span>}
    </div>
  );
}
