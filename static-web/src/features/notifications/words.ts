import type { Channel, ChannelKind, Delivery, DeliveryReason, DeliveryState, NotificationRule, State, WeeklyWindow } from '@/api/types';
import { leastWords } from '@/features/events/matching/match';
import { formatDuration } from '@/lib/format';

export const kindWords: Record<ChannelKind, string> = { discord: 'Discord', webhook: 'Webhook', ntfy: 'ntfy', email: 'Email' };

/** Where it leads, as far as that may be shown. */
export function targetWords({ target: { discord, webhook, ntfy, email } }: Pick<Channel, 'target'>): string {
  if (discord) return `webhook ${discord.webhookId}`;
  if (webhook) return webhook.origin;
  if (ntfy) return `${ntfy.server.replace(/^https?:\/\//, '')}/${ntfy.topic}`;
  if (email) return `to ${email.to.join(', ')} over ${email.host}`;
  return '';
}

export const stateWords: Record<DeliveryState, string> = { waiting: 'Waits', sent: 'Sent', not_sent: 'Not sent', failed: 'Failed' };
export const stateIcons: Record<DeliveryState, State> = { waiting: 'paused', sent: 'up', not_sent: 'not_configured', failed: 'down' };

const reasons: Record<DeliveryReason, string> = {
  quiet_hours: 'quiet hours',
  outside_schedule: 'outside of the times of its rule',
  duplicate: 'the same was told a moment ago',
  other_rule: 'another rule tells it over the same channel',
  story_not_told: 'the beginning of its story was not told',
  acknowledged: 'somebody has taken it in hand',
  snoozed: 'it is snoozed',
  channel_disabled: 'the channel is switched off',
  channel_broken: 'the other side says that the channel is gone',
  channel_deleted: 'the channel was deleted',
  rate_limited: 'the other side asked to wait',
  retrying: 'the other side did not take it yet; it is tried again',
  given_up: 'the other side did not take it for a day',
  rejected: 'the other side refused it for good',
  no_longer_open: 'the incident was over or under maintenance by then',
  restored: 'it still waited when Nebula was restored from a backup',
};

/** A reason that this page does not know yet still says something. */
export const reasonWords = (reason: DeliveryReason): string => reasons[reason] ?? String(reason).replaceAll('_', ' ');

/** "Not sent: quiet hours". */
export function deliveryWords({ state, reason }: Pick<Delivery, 'state' | 'reason'>): string {
  return reason ? `${stateWords[state]}: ${reasonWords(reason)}` : stateWords[state];
}

/** What a test brought: "Discord took it as message 123 in 240 ms". */
export function testWords(kind: ChannelKind, { state, remoteId, tookMs, answer, detail }: Delivery): string {
  const who = kind === 'webhook' ? 'The other side' : kind === 'email' ? 'The mail server' : kindWords[kind];
  if (state !== 'sent') return `${who} did not take it. ${detail ?? answer ?? ''}`.trim();
  const took = tookMs === null || tookMs === undefined ? '' : ` in ${tookMs} ms`;
  return remoteId ? `${who} took it as message ${remoteId}${took}.` : `${who} took it${took}. ${answer ?? ''}`.trim();
}

const dayNames = { monday: 'Mon', tuesday: 'Tue', wednesday: 'Wed', thursday: 'Thu', friday: 'Fri', saturday: 'Sat', sunday: 'Sun' } as const;
export const weekDays = Object.keys(dayNames) as (keyof typeof dayNames)[];
export const dayName = (day: keyof typeof dayNames): string => dayNames[day];

export function windowWords({ days = [], from, to }: WeeklyWindow): string {
  const chosen = weekDays.filter((day) => days.includes(day));
  const time = `${from}–${to}`;
  return chosen.length === 0 || chosen.length === 7 ? time : `${chosen.map(dayName).join(', ')} ${time}`;
}

/** "every 15 min". */
export const remindWords = (minutes: number): string => `every ${formatDuration(minutes * 60)}`;

/** "quiet 22:00–07:00, but for what cannot wait". */
export function timesWords({ schedule, quietHours, quietPass, remindMinutes }: Pick<NotificationRule, 'schedule' | 'quietHours' | 'quietPass' | 'remindMinutes'>): string {
  const parts = [
    schedule.length > 0 ? `only ${schedule.map(windowWords).join(' and ')}` : '',
    quietHours.length > 0 ? `quiet ${quietHours.map(windowWords).join(' and ')}${quietPass ? `, but for ${leastWords(quietPass).toLowerCase()}` : ''}` : '',
    remindMinutes > 0 ? `again ${remindWords(remindMinutes)} while an incident stays open` : '',
  ];
  return parts.filter(Boolean).join(', ');
}
