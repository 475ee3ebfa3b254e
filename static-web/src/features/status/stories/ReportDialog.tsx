import '@/app/overlays.css';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Button, Checkbox, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Incident, ManualIncident, ServiceStatus } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { openIncident } from './api/stories';
import { ServiceChoices } from './ServiceChoices';

interface ReportDialogProps {
  services: ServiceStatus[];
  onOpened: (incident: Incident) => void;
  onClose: () => void;
}

const severities = [
  { value: 'down', label: 'Something does not work' },
  { value: 'degraded', label: 'It works, but not well' },
];

/** An incident that no check has seen. */
export default function ReportDialog({ services, onOpened, onClose }: ReportDialogProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<ManualIncident>({ title: '', severity: 'down', text: '', services: [], public: true });
  const change = (part: Partial<ManualIncident>): void => setDraft((before) => ({ ...before, ...part }));
  const open = useMutation({
    mutationFn: () => openIncident(draft),
    onSuccess: (incident) => {
      void client.invalidateQueries({ queryKey: queryKeys.status });
      onOpened(incident);
    },
  });
  const problem = open.error && toProblem(open.error);
  const wrong = problem?.fieldMessages() ?? {};

  return (
    <Modal opened onClose={onClose} title="Report an incident" centered size="34rem" closeOnClickOutside={false} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate();
        }}
      >
        <TextInput
          label="Title"
          required
          withAsterisk={false}
          maxLength={120}
          data-autofocus
          value={draft.title ?? ''}
          error={wrong['title']}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <NativeSelect label="How bad it is" data={severities} value={draft.severity} onChange={(event) => change({ severity: event.currentTarget.value as ManualIncident['severity'] })} />
        <Textarea
          label="What is known"
          autosize
          minRows={3}
          maxRows={12}
          maxLength={2000}
          value={draft.text ?? ''}
          error={wrong['text']}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        {services.length > 0 && <ServiceChoices services={services} chosen={draft.services ?? []} onChange={(chosen) => change({ services: chosen })} />}
        <Checkbox
          label="Visitors see it"
          description="The title and the updates, without names; of the services only public ones."
          checked={draft.public ?? false}
          onChange={(event) => change({ public: event.currentTarget.checked })}
        />
        {problem && <ProblemNotice problem={problem} shownFields={['title', 'text']} />}
        <Button type="submit" loading={open.isPending}>
          Open the incident
        </Button>
      </form>
    </Modal>
  );
}
