import type { Channel, EventMatch, NotificationRule, RuleInput } from '@/api/types';

/** Where the reader sits; what a browser does not say is UTC. */
const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** A new rule tells what is broken, over everything there is. */
export function newRule(channels: Channel[], match: EventMatch | null, name: string): RuleInput {
  return {
    name,
    enabled: true,
    match: match ?? { categories: [], minSeverity: 'error', sources: [], types: [], subjects: [] },
    channelIds: channels.map(({ id }) => id),
    timeZone: ownZone(),
    schedule: [],
    quietHours: [],
    quietPass: 'critical',
    foldSeconds: 300,
    remindMinutes: 0,
  };
}

export const inputOfRule = ({ name, enabled, match, channels, timeZone, schedule, quietHours, quietPass, foldSeconds, remindMinutes }: NotificationRule): RuleInput => ({
  name,
  enabled,
  match,
  channelIds: channels.map(({ id }) => id),
  timeZone,
  schedule,
  quietHours,
  quietPass: quietPass ?? null,
  foldSeconds,
  remindMinutes,
});
