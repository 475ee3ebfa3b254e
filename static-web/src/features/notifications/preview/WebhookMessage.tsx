import type { FeedEvent } from '@/api/types';
import type { Notice } from './notice';
import classes from './Preview.module.css';

/** The request's body, in the order in which it is sent; what differs with each message is left open. */
export function WebhookMessage({ event, notice }: { event: FeedEvent; notice: Notice }) {
  const { type, title, severity, category, source, occurredAt, id, subject, story, storyPhase, actor, data } = event;
  const { startedAt, url, handleUrl } = notice;
  const durationSeconds = notice.lasted && startedAt ? (Date.parse(occurredAt) - Date.parse(startedAt)) / 1000 : null;
  const body = { id: '…', type, title, text: null, severity, category, source, occurredAt, eventId: id, subject, story, storyPhase, startedAt, durationSeconds, actor, url, handleUrl, data };
  return (
    <figure className={classes['card']} aria-label="The request of the webhook">
      <pre className={classes['request']} tabIndex={0} aria-label="Request">
        {`POST\nContent-Type: application/json\nIdempotency-Key: …\nNebula-Timestamp: …\nNebula-Signature: v1=…\n\n${JSON.stringify(body, null, 2)}`}
      </pre>
    </figure>
  );
}
