import type { NotificationRule } from '@/api/types';

/** The rule of an earlier visit: another channel joins it, since two rules of one name cannot be. */
export const brokenRule = (rules: NotificationRule[]): NotificationRule | null => rules.find(({ name }) => name.toLowerCase() === 'what is broken') ?? null;
