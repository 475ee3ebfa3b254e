import { useQuery } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import type { MaintenanceTimes } from '@/api/types';
import { useLater } from '@/lib/use-later';
import { ownZone } from './draft';
import { previewQuery } from './api/maintenance';
import classes from './MaintenancePage.module.css';
import { lastsText, occurrenceText } from './words';

/** The next times as the server reckons them, on the clock of the window's zone. */
export function NextTimes({ times }: { times: MaintenanceTimes }) {
  const { data, error } = useQuery(previewQuery(useLater(times, 300)));
  const zone = times.recurrence?.timeZone ?? ownZone();
  const problem = error && toProblem(error);
  return (
    <div className={classes['next']} aria-live="polite">
      <h4>{times.recurrence ? 'The next three times' : 'It holds'}</h4>
      {problem && <p className="fine">{Object.values(problem.fieldMessages())[0] ?? problem.message}</p>}
      {!problem && data?.next.length === 0 && <p className="fine">It is over already.</p>}
      {!problem && data && (
        <ol>
          {data.next.map((one) => (
            <li key={one.startsAt}>
              {occurrenceText(one, safeZone(zone))} <span className="fine">({lastsText(one)})</span>
            </li>
          ))}
        </ol>
      )}
      <p className="fine">{zone === ownZone() ? `On your clock, ${zone}.` : `On the clock of ${zone}; yours is ${ownZone()}.`}</p>
    </div>
  );
}

// While it is typed it may be no zone at all, which Intl throws at.
function safeZone(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
