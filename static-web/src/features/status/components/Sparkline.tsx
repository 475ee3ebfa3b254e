import type { SparkPoint } from '@/api/types';
import { formatMs, plural } from '@/lib/format';
import { sparkShape } from './spark-path';
import classes from './Sparkline.module.css';

const width = 120;
const height = 24;

export function Sparkline({ points }: { points: SparkPoint[] }) {
  const { line, failures, last } = sparkShape(points, width, height);
  const times = points.flatMap(({ ms }) => (ms === null ? [] : [ms]));
  const label =
    times.length === 0
      ? 'No response times yet'
      : `Last ${plural(points.length, 'check')}: ${formatMs(Math.min(...times))} to ${formatMs(Math.max(...times))}${failures.length > 0 ? `, ${failures.length} failed` : ''}`;
  return (
    <svg className={classes['spark']} viewBox={`-2 -2 ${width + 4} ${height + 4}`} role="img" aria-label={label}>
      <path className={classes['line']} d={line || `M0 ${height}H${width}`} data-empty={line === '' || undefined} />
      {failures.map((x) => (
        <path key={x} className={classes['failure']} d={`M${x - 2} ${height - 4}l4 4m0 -4l-4 4`} />
      ))}
      {last && <circle className={classes['last']} cx={last.x} cy={last.y} r="2.2" />}
    </svg>
  );
}
