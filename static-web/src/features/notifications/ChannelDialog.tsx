import '@/app/overlays.css';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Channel, Recognised } from '@/api/types';
import { draftOfChannel, draftOfInput } from './channel-draft';
import { ChannelForm } from './ChannelForm';
import { ChannelSaved } from './ChannelSaved';
import { PasteForm } from './PasteForm';
import { kindWords } from './words';

interface ChannelDialogProps {
  channel: Channel | null;
  /** What was pasted on the page already. */
  recognised: Recognised | null;
  onClose: () => void;
}

/** Paste, look at it, save, test. */
export default function ChannelDialog({ channel: opened, recognised: before, onClose }: ChannelDialogProps) {
  // As it was opened: the page behind reads it anew, and a change that was made meanwhile must be a conflict.
  const [channel] = useState(opened);
  const [recognised, setRecognised] = useState(before);
  const [saved, setSaved] = useState<Channel | null>(null);
  const title = saved?.name ?? channel?.name ?? (recognised ? `A new channel: ${kindWords[recognised.channel.kind]}` : 'A new channel');
  return (
    <Modal opened onClose={onClose} size="min(34rem, 100vw)" title={title} closeOnClickOutside={!saved?.signingSecret} closeButtonProps={{ 'aria-label': 'Close' }}>
      {saved && <ChannelSaved channel={saved} onClose={onClose} />}
      {!saved && !channel && !recognised && <PasteForm onRecognised={setRecognised} />}
      {!saved && recognised && !channel && (
        <ChannelForm initial={draftOfInput(recognised.channel)} note={recognised.note} known={null} onSaved={setSaved} onClose={onClose} />
      )}
      {!saved && channel && <ChannelForm initial={draftOfChannel(channel)} note={null} known={channel} onSaved={setSaved} onClose={onClose} />}
    </Modal>
  );
}
