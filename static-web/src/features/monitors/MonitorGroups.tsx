import type { Monitor, MonitorBulkResult, ServiceStatus } from '@/api/types';
import { useFolded } from '@/lib/use-folded';
import { GroupHeader } from './GroupHeader';
import { groupMonitors } from './filter-monitors';
import { onListKey } from './list-keys';
import classes from './MonitorGroups.module.css';
import { MonitorRow } from './MonitorRow';
import type { Selection } from './use-selection';

interface MonitorGroupsProps {
  all: Monitor[];
  shown: Monitor[];
  services: ReadonlyMap<string, ServiceStatus>;
  now: number;
  canWrite: boolean;
  selection: Selection;
  onEdit: (monitor: Monitor) => void;
  onDelete: (monitor: Monitor) => void;
  onRenamed: (items: MonitorBulkResult[]) => void;
}

/** The monitors by group; which groups are folded away is remembered. */
export function MonitorGroups({ all, shown, services, now, canWrite, selection, onEdit, onDelete, onRenamed }: MonitorGroupsProps) {
  const [folded, turn] = useFolded('monitors');
  const groups = groupMonitors(shown);
  const order = groups.filter(({ name }) => !folded.has(name)).flatMap(({ monitors }) => monitors.map(({ id }) => id));
  const choose = (id: string, toHere: boolean): void => (toHere ? selection.extendTo(id, order) : selection.turn(id));
  return (
    <div className={classes['groups']} onKeyDown={canWrite ? (event) => onListKey(event, order, selection) : undefined}>
      {groups.map(({ name, monitors }, i) => (
        <section key={name} aria-label={name}>
          <GroupHeader
            name={name}
            members={all.filter(({ group }) => group === name)}
            isFolded={folded.has(name)}
            controls={`group-${i}`}
            canWrite={canWrite}
            onTurn={() => turn(name)}
            onRenamed={onRenamed}
          />
          <ul className="panel" id={`group-${i}`} hidden={folded.has(name)}>
            {monitors.map((monitor) => (
              <MonitorRow
                key={monitor.id}
                monitor={monitor}
                service={services.get(monitor.id)}
                now={now}
                canWrite={canWrite}
                chosen={selection.chosen.has(monitor.id)}
                onChoose={(toHere) => choose(monitor.id, toHere)}
                onEdit={() => onEdit(monitor)}
                onDelete={() => onDelete(monitor)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
