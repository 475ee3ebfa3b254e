import type { NodeStatus, ServiceStatus } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { formatMoment, plural } from '@/lib/format';
import { stateWords } from '@/lib/states';
import { isReachable } from './group-services';
import classes from './NodeStrip.module.css';

/** A machine is the parent of what runs on it: when it is gone, its services are not down, they cannot be seen. */
export function nodeText(node: NodeStatus, services: ServiceStatus[], now: number): string {
  const since = node.since ? ` since ${formatMoment(node.since, now)}` : '';
  const carried = services.filter((service) => service.node === node.id && service.state !== 'not_configured').length;
  switch (node.state) {
    case 'asleep':
      return `Asleep${since}, expected`;
    case 'down':
      return carried > 0 ? `Down${since}: cannot see its ${plural(carried, 'service')}` : `Down${since}`;
    case 'not_configured':
      return node.reason ?? 'Has no address yet';
    case 'up':
      return carried > 0 ? `Up, carries ${plural(carried, 'service')}` : 'Up';
    default:
      return node.reason ?? stateWords[node.state];
  }
}

export function NodeStrip({ nodes, services, now }: { nodes: NodeStatus[]; services: ServiceStatus[]; now: number }) {
  return (
    <section aria-label="Machines">
      <ul className={classes['strip']}>
        {nodes.filter(isReachable).map((node) => (
          <li key={node.id} className={classes['node']} data-state={node.state}>
            <StateIcon state={node.state} size={18} />
            <div>
              <h3>{node.name}</h3>
              <p className="fine">{nodeText(node, services, now)}</p>
              {node.state === 'down' && node.reason && <p className="fine">{node.reason}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
