import type { MaintenanceInput, MaintenanceTimes, MaintenanceWindow } from '@/api/types';
import { cronOf, firstRule, ruleOf, type Repeat, type Rule } from './rule';

export interface Draft {
  title: string;
  text: string;
  enabled: boolean;
  all: boolean;
  monitors: string[];
  tags: string[];
  nodes: string[];
  repeat: Repeat;
  rule: Rule;
  /** As the browser's own field has it, on the viewer's clock. */
  from: string;
  to: string;
  timeZone: string;
  minutes: number;
}

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

const two = (number: number): string => String(number).padStart(2, '0');

/** A moment as a datetime-local field wants it. */
export function fieldOf(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

function momentOf(field: string): string | null {
  const at = new Date(field);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** A new one begins at the next full hour and lasts one. */
export function newDraft(now: number): Draft {
  const hour = 3_600_000;
  const start = Math.ceil(now / hour) * hour;
  return {
    title: '',
    text: '',
    enabled: true,
    all: false,
    monitors: [],
    tags: [],
    nodes: [],
    repeat: 'once',
    rule: firstRule,
    from: fieldOf(new Date(start)),
    to: fieldOf(new Date(start + hour)),
    timeZone: ownZone(),
    minutes: 60,
  };
}

export function draftOf(window: MaintenanceWindow, now: number): Draft {
  const { title, text, enabled, allMonitors, monitors, tags, nodes, startsAt, endsAt, recurrence } = window;
  const fresh = newDraft(now);
  const rule = recurrence ? ruleOf(recurrence.cron) : fresh.rule;
  return {
    ...fresh,
    title,
    text: text ?? '',
    enabled,
    all: allMonitors,
    monitors: [...monitors],
    tags: [...tags],
    nodes: [...nodes],
    repeat: recurrence ? rule.repeat : 'once',
    rule,
    from: startsAt ? fieldOf(new Date(startsAt)) : fresh.from,
    to: endsAt ? fieldOf(new Date(endsAt)) : fresh.to,
    timeZone: recurrence?.timeZone ?? fresh.timeZone,
    minutes: recurrence?.durationMinutes ?? fresh.minutes,
  };
}

export function timesOf({ repeat, rule, from, to, timeZone, minutes }: Draft): MaintenanceTimes {
  return repeat === 'once'
    ? { startsAt: momentOf(from), endsAt: momentOf(to), recurrence: null }
    : { startsAt: null, endsAt: null, recurrence: { cron: cronOf({ ...rule, repeat }), timeZone: timeZone.trim(), durationMinutes: minutes } };
}

export const inputOf = (draft: Draft): MaintenanceInput => ({
  title: draft.title.trim(),
  text: draft.text.trim() || null,
  enabled: draft.enabled,
  allMonitors: draft.all,
  monitors: draft.all ? [] : draft.monitors,
  tags: draft.all ? [] : draft.tags,
  nodes: draft.all ? [] : draft.nodes,
  ...timesOf(draft),
});

/** A saved window as it would be written, switched on or off. */
export const switched = ({ title, text, allMonitors, monitors, tags, nodes, startsAt, endsAt, recurrence }: MaintenanceWindow, enabled: boolean): MaintenanceInput => ({
  title,
  text: text ?? null,
  enabled,
  allMonitors,
  monitors,
  tags,
  nodes,
  startsAt: startsAt ?? null,
  endsAt: endsAt ?? null,
  recurrence: recurrence ?? null,
});
