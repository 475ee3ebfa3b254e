import { zoneName } from '../layout/model';
import classes from './panels.module.css';

/** Null for a zone that this browser does not know. */
function timeIn(timeZone: string, now: number): { time: string; day: string } | null {
  try {
    return {
      time: new Intl.DateTimeFormat(undefined, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now),
      day: new Intl.DateTimeFormat(undefined, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).format(now),
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export function ClockTile({ zone, now }: { zone: string; now: number }) {
  const shown = timeIn(zone, now);
  return (
    <div className={classes['clock']}>
      <p className="fine">{zoneName(zone)}</p>
      <p className={classes['time']}>{shown?.time ?? '–'}</p>
      <p className="fine">{shown?.day ?? 'This browser does not know the time zone.'}</p>
    </div>
  );
}
