import type { MaintenanceNotice, ServiceStatus } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import classes from './MaintenanceNotices.module.css';

interface MaintenanceNoticesProps {
  notices: MaintenanceNotice[];
  services: Pick<ServiceStatus, 'id' | 'name'>[];
  now: number;
}

const named = 5;

function concerned(keys: string[], services: Pick<ServiceStatus, 'id' | 'name'>[]): string {
  const names = services.filter(({ id }) => keys.includes(id)).map(({ name }) => name);
  const more = names.length - named;
  return names.slice(0, named).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** "Under maintenance until 04:00", "Planned: 24 Nov 03:00 until 04:00". */
export function noticeTimes({ running, startsAt, endsAt }: Pick<MaintenanceNotice, 'running' | 'startsAt' | 'endsAt'>, now: number): string {
  return running ? `Under maintenance until ${formatMoment(endsAt, now)}` : `Planned: ${formatMoment(startsAt, now)} until ${formatMoment(endsAt, Date.parse(startsAt))}`;
}

/** What is being worked on, and what will be. */
export function MaintenanceNotices({ notices, services, now }: MaintenanceNoticesProps) {
  if (notices.length === 0) return null;
  return (
    <section aria-label="Maintenance">
      <ul className={classes['list']}>
        {notices.map((notice) => (
          <li key={notice.id} className={classes['notice']} data-state="maintenance" data-running={notice.running}>
            <StateIcon state="maintenance" size={18} />
            <div>
              <h3>
                <bdi>{plainText(notice.title)}</bdi>
              </h3>
              <p>
                <strong>{noticeTimes(notice, now)}</strong>
                {notice.services.length > 0 && <span className="fine"> · {concerned(notice.services, services)}</span>}
              </p>
              {notice.text && <p className={classes['text']}>{plainText(notice.text)}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
