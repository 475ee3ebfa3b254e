import { useState, type KeyboardEvent } from 'react';
import type { Day, Incident } from '@/api/types';
import { formatMoment } from '@/lib/format';
import { DayBar } from './DayBars';
import { dayText } from './day-shape';
import classes from './DayExplorer.module.css';

interface DayExplorerProps {
  days: Day[];
  incidents: Incident[];
  initialDay: string | null;
}

const moves: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7, Home: -1000, End: 1000 };

/** 90 bars with one tab stop: the arrow keys walk the days, the text below tells the chosen one. */
export function DayExplorer({ days, incidents, initialDay }: DayExplorerProps) {
  const [picked, setPicked] = useState(() => Math.max(0, initialDay ? days.findIndex(({ date }) => date === initialDay) : days.length - 1));
  const day = days[picked];
  if (!day) return null;
  const ofDay = incidents.filter(({ id }) => day.incidents.includes(id));

  const walk = (event: KeyboardEvent): void => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    setPicked((current) => Math.min(days.length - 1, Math.max(0, current + move)));
  };

  return (
    <section>
      <h3 className={classes['heading']}>90 days</h3>
      <div
        className={classes['bars']}
        role="slider"
        tabIndex={0}
        aria-label="Day"
        aria-valuemin={0}
        aria-valuemax={days.length - 1}
        aria-valuenow={picked}
        aria-valuetext={dayText(day)}
        onKeyDown={walk}
      >
        <svg viewBox={`0 -3 ${days.length * 4 - 1} 38`} preserveAspectRatio="none" aria-hidden="true">
          {days.map((each, index) => (
            <g key={each.date} onClick={() => setPicked(index)} className={classes['day']}>
              <rect x={index * 4 - 0.5} y={-3} width={4} height={38} fill="transparent" />
              <DayBar day={each} x={index * 4} />
              {index === picked && <rect x={index * 4} y={31} width={3} height={3} fill="var(--accent)" />}
            </g>
          ))}
        </svg>
      </div>
      <p className={classes['text']}>{dayText(day)}</p>
      {ofDay.map((incident) => (
        <p key={incident.id} className="fine">
          {formatMoment(incident.startedAt, Date.parse(`${day.date}T12:00:00Z`))} {incident.title}: {incident.reason}
        </p>
      ))}
    </section>
  );
}
