import type { FeedEvent } from '@/api/types';

/** A story as far as it is known: without `until` it goes on. */
export interface Story {
  since: string;
  until: string | null;
}

/** One line of the feed: an event, a story from its start to its end, or the same thing ×N. */
export interface Line {
  key: string;
  /** The event that says best what it is about: of a story its start. */
  lead: FeedEvent;
  newest: FeedEvent;
  /** All that is folded into it, newest first. */
  events: FeedEvent[];
  story: Story | null;
  /** How often the same thing happened one right after the other. */
  times: number;
  /** Since when, for what happened more than once. */
  first: string;
}

const momentIn = (data: unknown, name: string): string | null => {
  const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : null;
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null;
};

function storyLine(newest: FeedEvent, events: FeedEvent[]): Line {
  const oldest = events.at(-1) ?? newest;
  const start = events.find(({ storyPhase }) => storyPhase === 'start');
  const end = events.find(({ storyPhase }) => storyPhase === 'end');
  // The event of an end may know more exactly than the feed when it began, and also when its start is on no page yet.
  const since = momentIn((end ?? start)?.data, 'startedAt') ?? (start ?? oldest).occurredAt;
  const until = end ? (momentIn(end.data, 'resolvedAt') ?? end.occurredAt) : null;
  return { key: `story:${newest.story}`, lead: start ?? newest, newest, events, story: { since, until }, times: 1, first: since };
}

const singleLine = (event: FeedEvent): Line => ({
  key: event.id,
  lead: event,
  newest: event,
  events: [event],
  story: null,
  times: 1,
  first: event.occurredAt,
});

const isSame = (a: FeedEvent, b: FeedEvent): boolean =>
  a.type === b.type && a.title === b.title && a.severity === b.severity && (a.subject ?? null) === (b.subject ?? null);

const isSameDay = (a: string, b: string): boolean => new Date(a).toDateString() === new Date(b).toDateString();

/** A story that goes on is never counted as a repeat of one that is over. */
function repeats(earlier: Line, later: Line): boolean {
  if ((earlier.story === null) !== (later.story === null)) return false;
  if (later.story && (later.story.until === null || earlier.story?.until === null)) return false;
  return isSame(earlier.lead, later.lead) && isSameDay(earlier.newest.occurredAt, later.newest.occurredAt);
}

/**
 * Newest first, as the pages come: a story becomes one line where its newest event stands; what repeats without
 * anything in between becomes ×N. A line keeps its key while older pages come in, so that the list never jumps.
 */
export function fold(events: FeedEvent[]): Line[] {
  const stories = new Map<string, FeedEvent[]>();
  for (const event of events) {
    if (event.story) stories.set(event.story, [...(stories.get(event.story) ?? []), event]);
  }
  const lines: Line[] = [];
  for (const event of events) {
    const told = event.story ? stories.get(event.story) : undefined;
    if (told && told[0] !== event) continue;
    const line = told ? storyLine(event, told) : singleLine(event);
    const last = lines.at(-1);
    if (last && repeats(line, last)) {
      lines[lines.length - 1] = { ...last, events: [...last.events, ...line.events], times: last.times + 1, first: line.first };
    } else {
      lines.push(line);
    }
  }
  return lines;
}

export interface Day {
  /** "2026-11-22", by the reader's clock. */
  date: string;
  lines: Line[];
}

export function byDay(lines: Line[]): Day[] {
  const days: Day[] = [];
  for (const line of lines) {
    const date = localDate(line.newest.occurredAt);
    const last = days.at(-1);
    if (last?.date === date) last.lines.push(line);
    else days.push({ date, lines: [line] });
  }
  return days;
}

function localDate(at: string): string {
  const moment = new Date(at);
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** "Today", "Yesterday", "Sat 21 Nov". */
export function dayWords(date: string, now: number): string {
  const today = localDate(new Date(now).toISOString());
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (date === today) return 'Today';
  if (date === localDate(yesterday.toISOString())) return 'Yesterday';
  return calendar.format(new Date(`${date}T00:00:00`));
}

const calendar = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });
