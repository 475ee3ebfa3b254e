import { Button } from '@mantine/core';
import type { Monitor } from '@/api/types';
import type { Selection } from './use-selection';
import classes from './BulkBar.module.css';

interface BulkBarProps {
  monitors: Monitor[];
  selection: Selection;
  isBusy: boolean;
  onPause: (monitors: Monitor[], paused: boolean) => void;
  onEdit: (monitors: Monitor[]) => void;
  onDelete: (monitors: Monitor[]) => void;
  onExport: (monitors: Monitor[]) => void;
}

/** What can be done with those that are chosen; it stays in sight while some are. */
export function BulkBar({ monitors, selection, isBusy, onPause, onEdit, onDelete, onExport }: BulkBarProps) {
  const picked = monitors.filter(({ id }) => selection.chosen.has(id));
  const own = picked.filter(({ source }) => source === 'page');
  return (
    <div className={classes['bar']} data-active={picked.length > 0 || undefined} role="group" aria-label="Chosen monitors">
      <label className="row fine">
        <input
          type="checkbox"
          checked={picked.length === monitors.length}
          ref={(box) => {
            if (box) box.indeterminate = picked.length > 0 && picked.length < monitors.length;
          }}
          onChange={(event) => selection.set(event.currentTarget.checked ? monitors.map(({ id }) => id) : [])}
        />
        {picked.length === 0 ? `Choose all ${monitors.length}` : `${picked.length} chosen`}
      </label>
      {picked.length > 0 && (
        <>
          <Button size="xs" variant="default" disabled={picked.every(({ paused }) => paused)} loading={isBusy} onClick={() => onPause(picked, true)}>
            Pause
          </Button>
          <Button size="xs" variant="default" disabled={!picked.some(({ paused }) => paused)} loading={isBusy} onClick={() => onPause(picked, false)}>
            Resume
          </Button>
          <Button size="xs" variant="default" disabled={own.length === 0} onClick={() => onEdit(picked)}>
            Edit…
          </Button>
          <Button size="xs" variant="default" onClick={() => onExport(picked)}>
            Export
          </Button>
          <Button size="xs" variant="subtle" color="red" className={classes['delete']} disabled={own.length === 0} onClick={() => onDelete(picked)}>
            Delete…
          </Button>
        </>
      )}
      <p className={`fine ${classes['keys']}`}>
        In the list: <kbd>x</kbd> chooses, <kbd>Shift</kbd> <kbd>x</kbd> up to here, <kbd>↑</kbd> <kbd>↓</kbd> move
      </p>
    </div>
  );
}
