import { formatMoment } from '@/lib/format';
import { signs, type Notice } from './notice';
import classes from './Preview.module.css';

/** A message as Discord draws it, in Discord's own colours whatever the theme here is. */
export function DiscordEmbed({ notice, now }: { notice: Notice; now: number }) {
  const { severity, title, source, type, at, fields, startedAt, lasted, url, handleUrl } = notice;
  return (
    <figure className={classes['message']} aria-label="The message in Discord">
      <span className={classes['face']} aria-hidden="true">N</span>
      <div className={classes['body']}>
        <p className={classes['from']}>
          <strong>Nebula</strong> <span className={classes['app']}>APP</span> <time dateTime={at}>{formatMoment(at, now)}</time>
        </p>
        <div className={classes['embed']} data-severity={severity}>
          <p className={classes['title']} data-link={url !== null || undefined}>
            <span aria-hidden="true">{signs[severity]}</span> <bdi>{title}</bdi>
          </p>
          {handleUrl && <p className={classes['link']}>Acknowledge or snooze</p>}
          <dl className={classes['fields']}>
            {fields.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            {startedAt && (
              <div data-inline>
                <dt>Began</dt>
                <dd>{formatMoment(startedAt, now)}</dd>
              </div>
            )}
            {lasted && (
              <div data-inline>
                <dt>Lasted</dt>
                <dd>{lasted}</dd>
              </div>
            )}
          </dl>
          <p className={classes['foot']}>
            Nebula · {source} · {type} • {formatMoment(at, now)}
          </p>
        </div>
      </div>
    </figure>
  );
}
