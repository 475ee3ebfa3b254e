import type { EventSeverity } from '@/api/types';
import { formatMoment } from '@/lib/format';
import { TextLines } from './TextLines';
import { signs, type Notice } from './notice';
import classes from './Preview.module.css';

const priorities: Record<EventSeverity, string> = { critical: 'max', error: 'high', warning: 'default', success: 'default', info: 'low' };

export function NtfyMessage({ notice, now }: { notice: Notice; now: number }) {
  return (
    <figure className={classes['card']} aria-label="The message in ntfy">
      <p className="fine">
        {formatMoment(notice.at, now)} · priority {priorities[notice.severity]} · {notice.category}
      </p>
      <p>
        <strong>
          <span aria-hidden="true">{signs[notice.severity]}</span> <bdi>{notice.title}</bdi>
        </strong>
      </p>
      <TextLines notice={notice} now={now} />
      {notice.handleUrl && <p className={classes['action']}>Acknowledge</p>}
    </figure>
  );
}
