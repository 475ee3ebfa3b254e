import '@/app/overlays.css';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Automation } from '@/api/types';
import { Bones } from '@/components/Bones';
import { ProblemNotice } from '@/components/ProblemNotice';
import { eventQuery } from '@/features/events/api/get-event';
import { matchOf } from '@/features/events/matching/match';
import { actionKindsQuery } from './api/automations';
import { AutomationForm } from './AutomationForm';

interface AutomationDialogProps {
  automation: Automation | null;
  /** The id of an event: the new automation is about things like it. */
  like: string | undefined;
  onClose: () => void;
}

export default function AutomationDialog({ automation: opened, like, onClose }: AutomationDialogProps) {
  // As it was opened: the page behind reads it anew, and a change that was made meanwhile must be a conflict.
  const [automation] = useState(opened);
  const kinds = useQuery(actionKindsQuery);
  const model = useQuery({ ...eventQuery(like ?? ''), enabled: like !== undefined });
  const isReady = kinds.data && (like === undefined || model.data !== undefined || model.error !== null);
  return (
    <Modal opened onClose={onClose} size="min(46rem, 100vw)" title={automation ? automation.name : 'A new automation'} closeButtonProps={{ 'aria-label': 'Close' }}>
      {kinds.error && !kinds.data && <ProblemNotice problem={toProblem(kinds.error)} retry={() => void kinds.refetch()} />}
      {!isReady && !kinds.error && <Bones label="Reading what can be done" heights={[60, 120, 120]} />}
      {isReady && kinds.data && (
        <AutomationForm automation={automation} kinds={kinds.data} match={model.data ? matchOf(model.data) : null} onClose={onClose} />
      )}
    </Modal>
  );
}
