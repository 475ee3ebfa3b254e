import { Link } from '@tanstack/react-router';
import type { ServiceStatus } from '@/api/types';
import { OpenIcon, StateIcon } from '@/components/icons';
import { Sparkline } from '@/features/status/components/Sparkline';
import { ServiceHold } from '@/features/status/holds/ServiceHold';
import { safeHref } from '@/lib/safe-href';
import { isTrouble, stateWords } from '@/lib/states';
import { tileNumber } from './tile-number';
import classes from './ServiceTile.module.css';

/** Opens the app; where there is nothing to open, its state with the evidence. */
export function ServiceTile({ service, now }: { service: ServiceStatus; now: number }) {
  const href = safeHref(service.open);
  const { value, unit } = tileNumber(service, now);
  const isInTrouble = isTrouble(service.state);
  return (
    <article className={classes['tile']} data-state={service.state}>
      <div className={classes['top']}>
        <h3>
          {href ? (
            <a href={href} target="_blank" rel="noreferrer noopener" className={classes['main']}>
              {service.name} <OpenIcon size={13} />
            </a>
          ) : (
            <Link to="/status" search={{ service: service.id }} className={classes['main']}>
              {service.name}
            </Link>
          )}
        </h3>
        <Link to="/status" search={{ service: service.id }} className={classes['state']} aria-label={`${service.name}: ${stateWords[service.state]}, details`}>
          <StateIcon state={service.state} size={15} />
          {stateWords[service.state]}
        </Link>
      </div>
      <div className={classes['bottom']}>
        <p className={classes['number']}>
          {value} <small>{unit}</small>
        </p>
        <div className={classes['spark']}>
          <Sparkline points={service.sparkline} />
        </div>
      </div>
      {isInTrouble && service.reason && <p className={classes['reason']}>{service.reason}</p>}
      {isInTrouble && <ServiceHold service={service.id} now={now} />}
    </article>
  );
}
