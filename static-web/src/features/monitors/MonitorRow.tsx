import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Monitor, ServiceStatus } from '@/api/types';
import { FileIcon, StateIcon } from '@/components/icons';
import { TagLinks } from '@/components/TagLinks';
import { formatAgo } from '@/lib/format';
import { stateWords } from '@/lib/states';
import { checkTarget } from './monitor-input';
import { usePause } from './use-pause';
import classes from './MonitorRow.module.css';

interface MonitorRowProps {
  monitor: Monitor;
  service: ServiceStatus | undefined;
  now: number;
  canWrite: boolean;
  chosen: boolean;
  /** With Shift: everything up to here. */
  onChoose: (toHere: boolean) => void;
  onEdit: () => void;
  onDelete: () => void;
}

export function MonitorRow({ monitor, service, now, canWrite, chosen, onChoose, onEdit, onDelete }: MonitorRowProps) {
  const pause = usePause();
  const state = monitor.paused ? 'paused' : (service?.state ?? 'unknown');
  const isOwn = monitor.source === 'page';
  return (
    <li className={classes['row']} data-state={state} data-monitor={monitor.id}>
      {canWrite && <input type="checkbox" aria-label={`Choose ${monitor.name}`} checked={chosen} readOnly onClick={(event) => onChoose(event.shiftKey)} />}
      <StateIcon state={state} size={18} />
      <div className={classes['what']}>
        <h3>
          <Link to="/status" search={{ service: monitor.key }} className={classes['name']}>
            {monitor.name}
          </Link>
        </h3>
        <p className="fine">
          <span className={classes['state']}>{stateWords[state]}</span> · {monitor.check.type} <span className="mono">{checkTarget(monitor.check)}</span>
          {monitor.check.upsideDown && <>, upside down</>}
        </p>
        <TagLinks tags={monitor.tags ?? []} to="/monitors" />
      </div>
      <p className={`fine ${classes['when']}`}>
        every {monitor.intervalSeconds} s
        {service?.lastCheckedAt && <>, {formatAgo(service.lastCheckedAt, now)}</>}
        {!isOwn && (
          <span className={classes['file']} title="Written in the service map; change it there">
            <FileIcon size={13} /> {fileLine(monitor)}
          </span>
        )}
      </p>
      {canWrite && (
        <div className={classes['actions']}>
          <Button size="xs" variant="default" loading={pause.isPending} onClick={() => pause.mutate({ ids: [monitor.id], paused: !monitor.paused })}>
            {monitor.paused ? 'Resume' : 'Pause'}
            <span className="visually-hidden"> {monitor.name}</span>
          </Button>
          <Button size="xs" variant="default" onClick={onEdit}>
            {isOwn ? 'Edit' : 'View'}
            <span className="visually-hidden"> {monitor.name}</span>
          </Button>
          {isOwn && (
            <Button size="xs" variant="subtle" color="red" onClick={onDelete} className={classes['delete']}>
              Delete<span className="visually-hidden"> {monitor.name}</span>
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

export const fileLine = ({ sourceFile, sourceLine }: Monitor): string => `${sourceFile?.split(/[\\/]/).at(-1) ?? 'service-map.yml'}${sourceLine ? `, line ${sourceLine}` : ''}`;
