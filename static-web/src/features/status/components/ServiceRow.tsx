import { Link } from '@tanstack/react-router';
import type { ServiceStatus } from '@/api/types';
import { OpenIcon, StateIcon } from '@/components/icons';
import { formatDuration, formatMs, formatUptime } from '@/lib/format';
import { safeHref } from '@/lib/safe-href';
import { isTrouble, stateWords } from '@/lib/states';
import { ServiceHold } from '../holds/ServiceHold';
import { DayBars } from './DayBars';
import { Sparkline } from './Sparkline';
import classes from './ServiceRow.module.css';

interface ServiceRowProps {
  service: ServiceStatus;
  now: number;
  isStranger: boolean;
  onPickDay: (service: string, date: string) => void;
}

export function ServiceRow({ service, now, isStranger, onPickDay }: ServiceRowProps) {
  const href = safeHref(service.open);
  const since = service.since ? ` for ${formatDuration((now - Date.parse(service.since)) / 1000)}` : '';
  return (
    <li className={classes['row']} data-state={service.state}>
      <StateIcon state={service.state} size={18} />
      <div className={classes['name']}>
        <h3>
          <Link to="/status" search={(search) => ({ ...search, service: service.id })} className={classes['link']} resetScroll={false}>
            {service.name}
          </Link>
          {href && (
            <a href={href} target="_blank" rel="noreferrer noopener" className={classes['open']} aria-label={`Open ${service.name}`} title={`Open ${service.name}`}>
              <OpenIcon size={14} />
            </a>
          )}
        </h3>
        <p className={classes['reason']}>
          <span className={classes['word']}>{stateWords[service.state]}</span>
          {since}
          {service.state !== 'up' && service.reason && <> · {service.reason}</>}
        </p>
        {!isStranger && isTrouble(service.state) && <ServiceHold service={service.id} now={now} />}
      </div>
      <div className={classes['spark']}>
        <Sparkline points={service.sparkline} />
        <span className={classes['ms']}>{service.state === 'up' || service.state === 'degraded' ? formatMs(service.responseTimeMs) : '–'}</span>
      </div>
      <div className={classes['days']}>
        <DayBars days={service.days} onPick={(date) => onPickDay(service.id, date)} />
      </div>
      <span className={classes['uptime']} title="Uptime of the last 90 days, of the time that is known">
        <span className="visually-hidden">Uptime, 90 days: </span>
        {formatUptime(service.uptime.d90)}
      </span>
    </li>
  );
}
