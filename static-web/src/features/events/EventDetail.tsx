import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FeedEvent } from '@/api/types';
import { LinkButton } from '@/components/LinkButton';
import { useCan } from '@/features/auth/session';
import { statusQuery } from '@/features/status/live/status-query';
import { formatClockSeconds, formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { storyQuery } from './api/get-events';
import { dataRows } from './data-rows';
import classes from './EventsPage.module.css';
import { categoryWords, severityWords } from './filter';
import { SeverityIcon } from './SeverityIcon';
import { auditTarget, partsOf } from './subject';

interface EventDetailProps {
  event: FeedEvent;
  now: number;
}

export function EventDetail({ event, now }: EventDetailProps) {
  const { data: status } = useQuery(statusQuery);
  const seesAudit = useCan('audit.read');
  const mayNotify = useCan('notifications.write');
  const mayAutomate = useCan('automations.write');
  const service = event.subject && partsOf(event.subject).kind === 'service' ? partsOf(event.subject).id : null;
  const isThere = service !== null && (status?.services.some(({ id }) => id === service) ?? false);
  const target = auditTarget(event, (id) => status?.services.find((one) => one.id === id)?.monitorId ?? null);
  const { rows, more } = dataRows(event.data);
  return (
    <article className={classes['detail']}>
      <h2 className={classes['headline']}>
        <SeverityIcon severity={event.severity} />
        <span>
          <span className="visually-hidden">{severityWords[event.severity]}: </span>
          <bdi>{plainText(event.title)}</bdi>
        </span>
      </h2>
      <p className={classes['meta']}>
        <time dateTime={event.occurredAt}>{`${new Date(event.occurredAt).toLocaleDateString()} ${formatClockSeconds(event.occurredAt)}`}</time>
        <span>{severityWords[event.severity]}</span>
        <span>{categoryWords[event.category]}</span>
        {event.actor && <span>by <bdi>{plainText(event.actor)}</bdi></span>}
      </p>
      <div className="row">
        {isThere && service && (
          <LinkButton to="/status" search={{ service }} variant="default" size="xs">
            Open {service}
          </LinkButton>
        )}
        {seesAudit && target && (
          <LinkButton to="/audit" search={{ target }} variant="default" size="xs">
            Its history
          </LinkButton>
        )}
        {event.subject && (
          <LinkButton to="/events" search={{ subject: event.subject }} variant="default" size="xs">
            All about it
          </LinkButton>
        )}
        <LinkButton to="/events" search={{ type: event.type }} variant="default" size="xs">
          All of this kind
        </LinkButton>
        {mayNotify && (
          <LinkButton to="/notifications" search={{ rule: 'new', like: event.id }} variant="default" size="xs">
            Tell me about things like this
          </LinkButton>
        )}
        {mayAutomate && (
          <LinkButton to="/automations" search={{ edit: 'new', like: event.id }} variant="default" size="xs">
            Do something about things like this
          </LinkButton>
        )}
      </div>
      {event.story && <StoryOf story={event.story} current={event.id} now={now} />}
      <section aria-labelledby="event-data">
        <h3 id="event-data">What it tells</h3>
        <dl className={classes['data']}>
          {event.subject && (
            <div>
              <dt>about</dt>
              <dd><bdi>{plainText(event.subject)}</bdi></dd>
            </div>
          )}
          {rows.map(({ path, value }) => (
            <div key={path}>
              <dt>{path}</dt>
              <dd><bdi>{plainText(value)}</bdi></dd>
            </div>
          ))}
        </dl>
        {more > 0 && <p className="fine">and {more.toLocaleString()} more</p>}
      </section>
      <p className="fine">
        {event.type} · told by {event.source} · no. {event.position}
      </p>
    </article>
  );
}

/** From its start on, as a line that goes down. */
function StoryOf({ story, current, now }: { story: string; current: string; now: number }) {
  const { data } = useQuery(storyQuery(story));
  const events = [...(data?.items ?? [])].reverse();
  if (events.length < 2) return null;
  return (
    <section aria-labelledby="event-story">
      <h3 id="event-story">The story</h3>
      <ol className={classes['story']}>
        {events.map((event) => (
          <li key={event.id} aria-current={event.id === current || undefined}>
            <SeverityIcon severity={event.severity} />
            <Link to="/events" search={(before) => ({ ...before, event: event.id })} className={classes['open']}>
              <bdi>{plainText(event.title)}</bdi>
            </Link>
            <time dateTime={event.occurredAt} className="fine">{formatMoment(event.occurredAt, now)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
