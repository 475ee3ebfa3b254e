import { Link } from '@tanstack/react-router';
import type { AuditItem } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { formatClockSeconds, formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import classes from './AuditPage.module.css';
import { diff, inShort } from './diff';
import { reasonOf, sentenceOf } from './sentence';

const icons = { done: 'up', refused: 'degraded', failed: 'down' } as const;
const outcomes = { done: 'Done', refused: 'Refused', failed: 'Failed' } as const;

/** One entry as a sentence; opened, what changed and where it came from. */
export function AuditEntry({ item, now }: { item: AuditItem; now: number }) {
  const { who, did, thing, end } = sentenceOf(item);
  const changes = diff(item.before, item.after);
  const short = inShort(changes);
  return (
    <li className={classes['entry']}>
      <StateIcon state={icons[item.outcome]} />
      <div className={classes['what']}>
        <p className={classes['sentence']}>
          <span className="visually-hidden">{outcomes[item.outcome]}: </span>
          <Link to="/audit" search={{ actor: item.actor.name }} className={classes['part']}>
            <bdi>{plainText(who)}</bdi>
          </Link>{' '}
          {did}{' '}
          {thing && (item.target ? <Link to="/audit" search={{ target: item.target }} className={classes['part']}><bdi>{plainText(thing)}</bdi></Link> : <bdi>{plainText(thing)}</bdi>)}
          {end}
          {item.times > 1 && <span className={classes['times']}> ×{item.times.toLocaleString()}</span>}
        </p>
        {short && <p className="fine"><bdi>{plainText(short)}</bdi></p>}
        {item.detail && <p className={classes['detail']}><bdi>{plainText(reasonOf(item.detail))}</bdi></p>}
        <details className="fold">
          <summary className="fine">Details</summary>
          {changes.length > 0 && (
            <div className={classes['scroll']} tabIndex={0} role="region" aria-label="What changed">
              <table className={classes['diff']}>
                <thead>
                  <tr>
                    <th scope="col">What</th>
                    <th scope="col">Before</th>
                    <th scope="col">After</th>
                  </tr>
                </thead>
                <tbody>
                  {changes.map(({ path, before, after }) => (
                    <tr key={path}>
                      <th scope="row">{path}</th>
                      <td>{before === null ? <span className="dim">–</span> : <del><bdi>{plainText(before)}</bdi></del>}</td>
                      <td>{after === null ? <span className="dim">–</span> : <ins><bdi>{plainText(after)}</bdi></ins>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {item.detail && item.detail.length > 400 && <p className="fine"><bdi>{plainText(reasonOf(item.detail))}</bdi></p>}
          <p className={classes['facts']}>
            <span>No. {item.seq}</span>
            <Link to="/audit" search={{ action: item.action }}>{item.action}</Link>
            {item.actor.address && <span>from {item.actor.address}</span>}
            {item.traceId && <span>trace {item.traceId}</span>}
            <span>hash {item.hash.slice(0, 16)}…</span>
          </p>
        </details>
      </div>
      <time dateTime={item.at} title={`${new Date(item.at).toLocaleDateString()} ${formatClockSeconds(item.at)}`} className="fine">
        {formatMoment(item.at, now)}
      </time>
    </li>
  );
}
