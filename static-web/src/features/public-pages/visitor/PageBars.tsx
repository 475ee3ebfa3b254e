import type { PublicBar } from '@/api/types';
import { dayShape } from '@/features/status/components/day-shape';
import { barText, barsSummary } from './bar-text';
import classes from './PageView.module.css';

const step = 4;
const width = 3;
const height = 28;

/** Whole = fine, split = trouble and how much of it, stub = nothing known. */
export function PageBars({ bars, since, seconds }: { bars: PublicBar[]; since: string; seconds: number }) {
  return (
    <svg className={classes['bars']} viewBox={`0 0 ${Math.max(1, bars.length) * step - 1} ${height}`} preserveAspectRatio="none" role="img" aria-label={barsSummary(bars, seconds)}>
      {bars.map((bar, index) => (
        <g key={index}>
          <title>{barText(bar, Date.parse(since) + index * seconds * 1000, seconds)}</title>
          <Bar bar={bar} x={index * step} />
        </g>
      ))}
    </svg>
  );
}

function Bar({ bar, x }: { bar: PublicBar; x: number }) {
  const { kind, bad } = dayShape({ upSeconds: bar.up, degradedSeconds: bar.degraded, downSeconds: bar.down });
  if (kind === 'none') return <rect className={classes['none']} x={x} y={height - 8} width={width} height={8} rx={1} />;
  const badHeight = kind === 'up' ? 0 : Math.round(height * bad);
  return (
    <>
      {badHeight > 0 && <rect className={classes[kind]} x={x} y={0} width={width} height={badHeight} rx={1} />}
      {badHeight < height - 2 && <rect className={classes['up']} x={x} y={badHeight && badHeight + 2} width={width} height={height - badHeight - (badHeight && 2)} rx={1} />}
    </>
  );
}
