import { Button } from '@mantine/core';
import type { NotificationRule } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { matchWords } from '@/features/events/matching/match';
import { formatAgo } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import classes from './NotificationsPage.module.css';
import { deliveryWords, timesWords } from './words';

interface RuleRowProps {
  rule: NotificationRule;
  now: number;
  canWrite: boolean;
  onEdit: () => void;
}

/** A rule as a sentence. */
export function RuleRow({ rule, now, canWrite, onEdit }: RuleRowProps) {
  const { name, enabled, match, channels, lastDelivery, tellsSecurity } = rule;
  const times = timesWords(rule);
  const state = !enabled ? 'paused' : channels.length === 0 ? 'degraded' : 'up';
  return (
    <li className={classes['row']}>
      <StateIcon state={state} size={18} />
      <div className={classes['what']}>
        <h3><bdi>{plainText(name)}</bdi></h3>
        <p className="dim">
          <bdi>{plainText(matchWords(match))}</bdi>
          <span aria-hidden="true"> → </span>
          <span className="visually-hidden"> to </span>
          {channels.length > 0 ? channels.map((channel) => plainText(channel.name)).join(', ') : 'nowhere: its channels are gone'}
        </p>
        <p className="fine">
          {!enabled && 'Switched off. '}
          {times && `${times.charAt(0).toUpperCase()}${times.slice(1)}. `}
          {!tellsSecurity && (match.categories ?? []).includes('security') && 'Does not tell of security: whoever saved it may not see that. '}
          {lastDelivery ? `${deliveryWords(lastDelivery)}, ${formatAgo(lastDelivery.at, now)}.` : 'Has told nothing yet.'}
        </p>
      </div>
      {canWrite && (
        <Button size="xs" variant="default" onClick={onEdit}>
          Edit<span className="visually-hidden"> {name}</span>
        </Button>
      )}
    </li>
  );
}
