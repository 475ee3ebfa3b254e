import '@/app/overlays.css';
import { Button, Modal } from '@mantine/core';
import { toProblem } from '@/api/problem';
import type { Monitor, MonitorBulkResult } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { plural } from '@/lib/format';
import { useBulk } from './use-bulk';

interface BulkDeleteDialogProps {
  monitors: Monitor[];
  onDone: (items: MonitorBulkResult[]) => void;
  onClose: () => void;
}

const shown = 12;

export default function BulkDeleteDialog({ monitors, onDone, onClose }: BulkDeleteDialogProps) {
  const bulk = useBulk(onDone);
  const own = monitors.filter(({ source }) => source === 'page');
  const kept = monitors.length - own.length;
  return (
    <Modal opened onClose={onClose} title={`Delete ${plural(own.length, 'monitor')}?`} centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="stack">
        <p>
          {own.slice(0, shown).map(({ name }) => name).join(', ')}
          {own.length > shown && ` and ${own.length - shown} more`}
        </p>
        <p>Their results, uptime and incidents are lost, and no backup is made.</p>
        {kept > 0 && <p className="notice">{plural(kept, 'more is', 'more are')} written in the service map and stay.</p>}
        <p className="dim">To stop the checks and keep the history, pause them instead.</p>
        {bulk.error && <ProblemNotice problem={toProblem(bulk.error)} />}
        <div className="row">
          <Button color="red" loading={bulk.isPending} onClick={() => bulk.mutate({ monitors: own, change: { delete: true } })}>
            Delete {plural(own.length, 'monitor')}
          </Button>
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep them
          </Button>
        </div>
      </div>
    </Modal>
  );
}
