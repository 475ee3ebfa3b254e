import { formatMoment } from '@/lib/format';
import type { Notice } from './notice';
import classes from './Preview.module.css';

/** What stands below the title where there is only text. */
export function TextLines({ notice: { title, fields, startedAt, lasted }, now }: { notice: Notice; now: number }) {
  const lines = [...fields, ...(startedAt ? [{ name: 'Began', value: formatMoment(startedAt, now) }] : []), ...(lasted ? [{ name: 'Lasted', value: lasted }] : [])];
  if (lines.length === 0) return <p>{title}</p>;
  return (
    <dl className={classes['lines']}>
      {lines.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
