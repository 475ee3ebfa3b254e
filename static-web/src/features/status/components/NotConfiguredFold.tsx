import type { ServiceStatus } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { plural } from '@/lib/format';
import classes from './NotConfiguredFold.module.css';

/** One folded row for all that nobody set up: never red, and it names what to write into .env. */
export function NotConfiguredFold({ services }: { services: ServiceStatus[] }) {
  if (services.length === 0) return null;
  const needAddress = services.length === 1 ? 'waits' : 'wait';
  return (
    <details className={classes['fold']}>
      <summary>
        <StateIcon state="not_configured" />
        {plural(services.length, 'service')} in service-map.yml {needAddress} for an address
      </summary>
      <p className="fine">Set these in .env beside the service map; Nebula picks them up at the next start.</p>
      <ul>
        {services.map((service) => (
          <li key={service.id}>
            <span>{service.name}</span>
            <span className={classes['settings']}>
              {service.missingSettings.length > 0 ? service.missingSettings.map((name) => <code key={name}>{name}</code>) : <span className="fine">{service.reason}</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
