import '@/app/overlays.css';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Channel, NotificationRule } from '@/api/types';
import { Bones } from '@/components/Bones';
import { eventQuery } from '@/features/events/api/get-event';
import { matchOf } from '@/features/events/matching/match';
import { inputOfRule, newRule } from './rule-draft';
import { RuleForm } from './RuleForm';

interface RuleDialogProps {
  rule: NotificationRule | null;
  channels: Channel[];
  /** The id of an event: the new rule tells of things like it. */
  like: string | undefined;
  onClose: () => void;
}

export default function RuleDialog({ rule: opened, channels, like, onClose }: RuleDialogProps) {
  // As it was opened: the page behind reads it anew, and a change that was made meanwhile must be a conflict.
  const [rule] = useState(opened);
  const model = useQuery({ ...eventQuery(like ?? ''), enabled: like !== undefined && !rule });
  const isReady = rule !== null || like === undefined || model.data !== undefined || model.error !== null;
  const made = () => newRule(channels, model.data ? matchOf(model.data) : null, model.data ? `Like: ${model.data.title}`.slice(0, 80) : 'What is broken');
  return (
    <Modal opened onClose={onClose} size="min(46rem, 100vw)" title={rule?.name ?? 'A new rule'} closeButtonProps={{ 'aria-label': 'Close' }}>
      {isReady ? <RuleForm initial={rule ? inputOfRule(rule) : made()} known={rule} channels={channels} onClose={onClose} /> : <Bones label="Reading the event" heights={[60, 120]} />}
    </Modal>
  );
}
