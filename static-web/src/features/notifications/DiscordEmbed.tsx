import type { EventSeverity } from '@/api/types';
import { formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import classes from './DiscordEmbed.module.css';

interface DiscordEmbedProps {
  severity: EventSeverity;
  title: string;
  type: string;
  at: string;
  now: number;
}

const signs: Record<EventSeverity, string> = { info: 'ℹ️', success: '✅', warning: '⚠️', error: '🔴', critical: '🚨' };

/** A message as Discord draws it, in Discord's own colours whatever the theme here is. */
export function DiscordEmbed({ severity, title, type, at, now }: DiscordEmbedProps) {
  return (
    <figure className={classes['message']} aria-label="The message in Discord">
      <span className={classes['face']} aria-hidden="true">N</span>
      <div className={classes['body']}>
        <p className={classes['from']}>
          <strong>Nebula</strong> <span className={classes['app']}>APP</span> <time dateTime={at}>{formatMoment(at, now)}</time>
        </p>
        <div className={classes['embed']} data-severity={severity}>
          <p className={classes['title']}>
            <span aria-hidden="true">{signs[severity]}</span> <bdi>{plainText(title)}</bdi>
          </p>
          <p className={classes['foot']}>
            Nebula · {type} • {formatMoment(at, now)}
          </p>
        </div>
      </div>
    </figure>
  );
}
