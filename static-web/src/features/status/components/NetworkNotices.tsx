import type { NetworkStatus } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { formatMoment } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import classes from './NetworkNotices.module.css';

/** "Home network: cannot be seen": nothing behind it is down, it is only out of sight from here. */
export function NetworkNotices({ networks, now }: { networks: NetworkStatus[]; now: number }) {
  const told = networks.filter(({ outOfSight, state }) => outOfSight || state === 'maintenance');
  if (told.length === 0) return null;
  return (
    <section aria-label="Networks">
      <ul className={classes['list']}>
        {told.map((network) => (
          <li key={network.id} className={classes['notice']} data-state={network.state}>
            <StateIcon state={network.state} size={18} />
            <div>
              <h3>
                <bdi>{plainText(network.name)}</bdi>: {network.outOfSight ? 'cannot be seen' : 'under maintenance'}
              </h3>
              <p className="fine">
                Since {formatMoment(network.since, now)}. {network.reason && `${plainText(network.reason)} `}
                {network.outOfSight && 'What is reached through it is not known meanwhile, and costs no uptime.'}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
