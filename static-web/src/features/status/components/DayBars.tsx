import type { Day } from '@/api/types';
import { daysSummary, dayShape, dayText } from './day-shape';
import classes from './DayBars.module.css';

const step = 4;
const width = 3;
const height = 28;

interface DayBarsProps {
  days: Day[];
  onPick?: (date: string) => void;
}

/** 90 bars, drawn: whole = fine, split = trouble and how much of it, stub = nothing known. */
export function DayBars({ days, onPick }: DayBarsProps) {
  return (
    <svg
      className={classes['bars']}
      viewBox={`0 0 ${Math.max(1, days.length) * step - 1} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={daysSummary(days)}
    >
      {days.map((day, index) => (
        <g key={day.date} onClick={onPick && (() => onPick(day.date))} className={onPick && classes['day']}>
          <title>{dayText(day)}</title>
          <rect className={classes['hit']} x={index * step - 0.5} y={0} width={step} height={height} />
          <DayBar day={day} x={index * step} />
        </g>
      ))}
    </svg>
  );
}

export function DayBar({ day, x }: { day: Day; x: number }) {
  const { kind, bad } = dayShape(day);
  if (kind === 'none') return <rect className={classes['none']} x={x} y={height - 8} width={width} height={8} rx={1} />;
  if (kind === 'up') return <rect className={classes['up']} x={x} y={0} width={width} height={height} rx={1} />;
  const badHeight = Math.round(height * bad);
  return (
    <>
      <rect className={classes[kind]} x={x} y={0} width={width} height={badHeight} rx={1} />
      {badHeight < height - 2 && <rect className={classes['up']} x={x} y={badHeight + 2} width={width} height={height - badHeight - 2} rx={1} />}
    </>
  );
}
