import { Link } from '@tanstack/react-router';
import type { Backups } from '@/api/types';
import { formatBytes, formatMoment, plural } from '@/lib/format';
import classes from './BackupsPage.module.css';

/** When, where, what opens it, and how long it stays. */
export function BackupPlan({ backups, now }: { backups: Backups; now: number }) {
  const { schedule, next, folder, freeBytes, opensWith, withKeys, keep } = backups;
  return (
    <section className={classes['section']} aria-labelledby="plan">
      <h2 id="plan">Plan</h2>
      <dl className={`panel ${classes['facts']}`}>
        <dt>When</dt>
        <dd>
          {schedule && next ? (
            <>
              <code>{schedule}</code> UTC, next {formatMoment(next, now)}
            </>
          ) : (
            'Not set'
          )}
        </dd>
        <dt>Where</dt>
        <dd>
          {folder ? <code>{folder}</code> : 'Not set'}
          {freeBytes != null && `, ${formatBytes(freeBytes)} free`}
        </dd>
        <dt>Opens with</dt>
        <dd>
          {opensWith === 'passphrase' ? 'the passphrase' : 'a copy of secrets.keys, which is not inside'}
          {opensWith === 'passphrase' && (withKeys ? '; the keys of stored secrets are inside' : '; stored secrets need a copy of secrets.keys')}
        </dd>
        <dt>Kept</dt>
        <dd>
          the last of {plural(keep.daily, 'day')}, {plural(keep.weekly, 'week')} and {plural(keep.monthly, 'month')}
        </dd>
      </dl>
      <p className="fine">
        Change it in{' '}
        <Link to="/settings" search={{ q: 'backup' }}>
          Settings
        </Link>
        .
      </p>
    </section>
  );
}
