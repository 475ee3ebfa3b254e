import { TextLines } from './TextLines';
import type { Notice } from './notice';
import classes from './Preview.module.css';

export function MailMessage({ notice, now }: { notice: Notice; now: number }) {
  const { severity, title, url, handleUrl } = notice;
  return (
    <figure className={classes['card']} aria-label="The message as an email">
      <p className="fine">
        Subject <strong><bdi>[{severity.charAt(0).toUpperCase() + severity.slice(1)}] {title}</bdi></strong>
      </p>
      <div className={classes['mail']} data-severity={severity}>
        <p><strong><bdi>{title}</bdi></strong></p>
        <TextLines notice={notice} now={now} />
        {handleUrl && <p className={classes['link']}>Acknowledge or snooze</p>}
        {url && <p className={classes['link']}>Open Nebula</p>}
      </div>
    </figure>
  );
}
