import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCan } from '@/features/auth/session';
import { latestEventsQuery } from '@/features/events/api/get-events';
import { fold } from '@/features/events/fold';
import { SeverityIcon } from '@/features/events/SeverityIcon';
import { useEventNews } from '@/features/events/use-event-news';
import { formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import classes from './panels.module.css';

export function EventsTile({ lines, now }: { lines: number; now: number }) {
  const client = useQueryClient();
  const mayHear = useCan('events.read');
  const query = latestEventsQuery(lines * 3);
  const { data } = useQuery({ ...query, enabled: mayHear });
  useEventNews({ isOn: mayHear, look: () => void client.invalidateQueries({ queryKey: query.queryKey }) });
  const folded = data && fold(data.items).slice(0, lines);
  return (
    <section className={classes['panel']} aria-label="Latest events">
      <div className={classes['head']}>
        <h3>Latest events</h3>
        <Link to="/events">All events</Link>
      </div>
      {folded?.length === 0 && <p className="fine">Nothing has happened yet.</p>}
      <ul>
        {folded?.map(({ key, lead, newest, times }) => (
          <li key={key}>
            <SeverityIcon severity={newest.severity} />
            <Link to="/events" search={{ event: newest.id }} className={classes['what']}>
              <bdi>{plainText(newest.story ? newest.title : lead.title)}</bdi>
            </Link>
            {times > 1 && <span className="fine">×{times}</span>}
            <time className="fine" dateTime={newest.occurredAt}>
              {formatMoment(newest.occurredAt, now)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
