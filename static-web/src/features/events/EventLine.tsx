import { Link } from '@tanstack/react-router';
import { formatClock, formatClockSeconds, formatDuration, formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import classes from './EventsPage.module.css';
import { categoryWords, severityWords } from './filter';
import type { Line } from './fold';
import { SeverityIcon } from './SeverityIcon';
import { subjectWords } from './subject';

interface EventLineProps {
  line: Line;
  now: number;
}

/** The title opens the event; what it is about and who told it narrow the list down. */
export function EventLine({ line, now }: EventLineProps) {
  const { lead, newest, story, times, events } = line;
  const subject = lead.subject ? subjectWords(lead.subject) : null;
  const severity = story && story.until === null ? lead.severity : newest.severity;
  const progress = story && story.until === null && newest !== lead ? newest.title : null;
  return (
    <li className={classes['line']} data-story={story !== null || undefined}>
      <SeverityIcon severity={severity} />
      <div className={classes['what']}>
        <p className={classes['title']}>
          <span className="visually-hidden">{severityWords[severity]}: </span>
          <Link to="/events" search={(current) => ({ ...current, event: newest.id })} className={classes['open']}>
            <bdi>{plainText(lead.title)}</bdi>
          </Link>
          {times > 1 && (
            <span className={classes['times']}>
              ×{times.toLocaleString()}
              <span className="visually-hidden"> since {formatClock(line.first)}</span>
            </span>
          )}
        </p>
        {progress && <p className={classes['progress']}><bdi>{plainText(progress)}</bdi></p>}
        <p className={classes['meta']}>
          <span>{categoryWords[lead.category]}</span>
          <Link to="/events" search={(current) => ({ ...current, event: undefined, source: lead.source })} className={classes['part']}>
            {lead.source}
          </Link>
          {lead.subject && subject && (
            <Link to="/events" search={(current) => ({ ...current, event: undefined, subject: lead.subject ?? undefined })} className={classes['part']}>
              <bdi>{plainText(subject)}</bdi>
            </Link>
          )}
          {lead.actor && <span>by <bdi>{plainText(lead.actor)}</bdi></span>}
          {story && events.length > 2 && times === 1 && <span>{events.length} events</span>}
        </p>
      </div>
      <div className={classes['when']}>
        <Times line={line} now={now} />
      </div>
    </li>
  );
}

function Times({ line: { newest, story, times, first }, now }: EventLineProps) {
  const full = (at: string): string => `${new Date(at).toLocaleDateString()} ${formatClockSeconds(at)}`;
  if (story && times === 1) {
    const until = story.until ?? new Date(now).toISOString();
    const seconds = (Date.parse(until) - Date.parse(story.since)) / 1000;
    return (
      <>
        <span className={classes['span']} data-open={story.until === null || undefined}>
          {story.until === null ? `for ${formatDuration(seconds)}` : formatDuration(seconds)}
        </span>
        <time dateTime={story.since} title={full(story.since)}>
          {story.until === null ? `since ${formatMoment(story.since, now)}` : `${formatClock(story.since)} – ${formatClock(story.until)}`}
        </time>
      </>
    );
  }
  return (
    <>
      <time dateTime={newest.occurredAt} title={full(newest.occurredAt)}>{formatClock(newest.occurredAt)}</time>
      {times > 1 && <span title={full(first)}>since {formatClock(first)}</span>}
    </>
  );
}
