import type { DeliveryState } from '@/api/types';

/** Which dialog is open, and what the log shows. */
export interface NotificationSearch {
  channel?: string | undefined;
  rule?: string | undefined;
  /** The id of an event that a new rule is to be about. */
  like?: string | undefined;
  state?: DeliveryState | undefined;
}

const states = ['waiting', 'sent', 'not_sent', 'failed'] as const satisfies DeliveryState[];

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const readNotificationSearch = (search: Record<string, unknown>): NotificationSearch => ({
  channel: text(search['channel']),
  rule: text(search['rule']),
  like: text(search['like']),
  state: states.find((state) => state === search['state']),
});
