import { Button } from '@mantine/core';
import type { Monitor } from '@/api/types';
import { usePause } from './use-pause';

interface BulkBarProps {
  monitors: Monitor[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

export function BulkBar({ monitors, chosen, onChoose }: BulkBarProps) {
  const pause = usePause();
  const picked = monitors.filter(({ id }) => chosen.has(id));
  const run = (paused: boolean): void => {
    const ids = picked.filter((monitor) => monitor.paused !== paused).map(({ id }) => id);
    pause.mutate({ ids, paused }, { onSuccess: () => onChoose(new Set()) });
  };

  return (
    <div className="row">
      <label className="row fine">
        <input
          type="checkbox"
          checked={picked.length === monitors.length}
          onChange={(event) => onChoose(event.currentTarget.checked ? new Set(monitors.map(({ id }) => id)) : new Set())}
        />
        {picked.length === 0 ? `Choose all ${monitors.length}` : `${picked.length} chosen`}
      </label>
      <Button size="xs" variant="default" disabled={!picked.some(({ paused }) => !paused)} loading={pause.isPending} onClick={() => run(true)}>
        Pause
      </Button>
      <Button size="xs" variant="default" disabled={!picked.some(({ paused }) => paused)} loading={pause.isPending} onClick={() => run(false)}>
        Resume
      </Button>
    </div>
  );
}
