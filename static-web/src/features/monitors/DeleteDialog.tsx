import '@/app/overlays.css';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Monitor, ServiceStatus } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { deleteMonitor } from './api/delete-monitor';
import { knownDays, whatIsLost } from './what-is-lost';

interface DeleteDialogProps {
  monitor: Monitor;
  service: ServiceStatus | undefined;
  onClose: () => void;
}

export default function DeleteDialog({ monitor, service, onClose }: DeleteDialogProps) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteMonitor(monitor.id),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: queryKeys.monitors }), client.invalidateQueries({ queryKey: queryKeys.status })]);
      showToast({ tone: 'up', text: `${monitor.name} is deleted.` });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Delete ${monitor.name}?`} centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="stack">
        <p>{whatIsLost(service ? knownDays(service) : 0, service?.dependsOn ?? [])}</p>
        <p className="dim">To stop the checks and keep the history, pause it instead.</p>
        {remove.error && <ProblemNotice problem={toProblem(remove.error)} />}
        <div className="row">
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            Delete with its history
          </Button>
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
        </div>
      </div>
    </Modal>
  );
}
