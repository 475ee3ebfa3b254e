import type { DryRun } from '@/api/types';
import { SeverityIcon } from '@/features/events/SeverityIcon';
import { formatMoment, plural } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import classes from './AutomationsPage.module.css';

const shown = 5;

/** What it would have done; nothing of it was done. */
export function DryRunResult({ tried, now }: { tried: DryRun; now: number }) {
  const { matched, matches, scanned, complete, since } = tried;
  return (
    <div role="status" className={classes['tried']}>
      <p>
        <strong>
          {complete ? 'Last 7 days' : `Since ${formatMoment(since, now)}`}: {matched === 0 ? 'it would not have run' : `it would have run ${plural(matched, 'time')}`}.
        </strong>{' '}
        <span className="dim">{plural(scanned, 'event')} looked at, nothing done.</span>
      </p>
      <ul>
        {matches.slice(0, shown).map((match) => (
          <li key={match.id} className={classes['match']}>
            <SeverityIcon severity={match.severity} />
            <div>
              <p><bdi>{plainText(match.title)}</bdi></p>
              {match.note && <p className="fine">{match.note}</p>}
              {!match.note && match.actions.map(({ would }, place) => (
                <p key={place} className={classes['would']}>
                  → <bdi>{plainText(would)}</bdi>
                </p>
              ))}
            </div>
            <time className="fine" dateTime={match.at}>{formatMoment(match.at, now)}</time>
          </li>
        ))}
      </ul>
      {matched > shown && <p className="fine">and {(matched - shown).toLocaleString()} more</p>}
    </div>
  );
}
