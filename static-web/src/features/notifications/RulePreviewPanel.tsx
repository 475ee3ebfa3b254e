import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import type { Channel, RuleInput } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { formatMoment, plural } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { useLater } from '@/lib/use-later';
import { previewQuery } from './api/notifications';
import classes from './NotificationsPage.module.css';
import { MessagePreview } from './preview/MessagePreview';
import { reasonWords } from './words';

interface RulePreviewPanelProps {
  rule: RuleInput;
  channels: Channel[];
  now: number;
}

const shown = 6;

/** "Last 7 days: 4 messages, these": what the rule as it is written would have told. */
export function RulePreviewPanel({ rule, channels, now }: RulePreviewPanelProps) {
  const asked = useLater(rule, 600);
  const isAskable = asked.channelIds.length > 0;
  const { data, error, isFetching } = useQuery({ ...previewQuery({ ...asked, name: asked.name.trim() || 'preview' }), enabled: isAskable, placeholderData: keepPreviousData, retry: false });
  if (!isAskable) return <p className="fine">Choose a channel to see what it would have told.</p>;
  if (error) return <p className="fine">{toProblem(error).message}</p>;
  if (!data) return <p className="fine" role="status">Looking through the last 7 days …</p>;
  const model = data.items.find(({ sent, edits }) => sent && !edits) ?? data.items[0];
  return (
    <section aria-label="What it would have told" className={classes['preview']} data-busy={isFetching || undefined}>
      <p role="status">
        <strong>
          {data.complete ? 'Last 7 days' : `Since ${formatMoment(data.since, now)}`}: {plural(data.sent, 'message')}
        </strong>
        {data.reminders > 0 && <span className="dim"> and {plural(data.reminders, 'reminder')}</span>}
        {data.notSent > 0 && <span className="dim">, {data.notSent.toLocaleString()} held back</span>}
        {data.items.length > 0 && <span className="dim">. The latest:</span>}
      </p>
      <ul>
        {data.items.slice(0, shown).map(({ eventId, channelId, channelName, title, sent, edits, reason, occurredAt, sentAt }) => (
          <li key={`${eventId}/${channelId}`} className={classes['previewed']}>
            <StateIcon state={sent ? 'up' : 'not_configured'} size={14} />
            <span className={classes['what']}>
              <bdi>{plainText(title)}</bdi>
              <span className="fine">
                {' '}
                {edits ? `changes the message in ${channelName}` : sent ? `to ${channelName}` : 'not sent'}
                {reason && ` (${reasonWords(reason)})`}
              </span>
            </span>
            <time className="fine" dateTime={sentAt ?? occurredAt}>{formatMoment(sentAt ?? occurredAt, now)}</time>
          </li>
        ))}
      </ul>
      {model && <MessagePreview message={model} channels={channels.filter(({ id }) => asked.channelIds.includes(id))} now={now} />}
    </section>
  );
}
