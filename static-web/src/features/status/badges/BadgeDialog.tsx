import '@/app/overlays.css';
import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Snippet } from '@/components/Snippet';
import { badgePath, badgeSnippets, badgeWindows, type BadgeKind } from './badge-links';
import classes from './BadgeDialog.module.css';

const kinds = [
  { value: 'state', label: 'State' },
  { value: 'uptime', label: 'Uptime' },
  { value: 'response', label: 'Response time' },
];

const windows = badgeWindows.map((value) => ({ value, label: value }));

export default function BadgeDialog({ service, onClose }: { service: { id: string; name: string }; onClose: () => void }) {
  const [kind, setKind] = useState<BadgeKind>('state');
  const [window, setWindow] = useState('30d');
  const [label, setLabel] = useState('');
  const choice = { kind, window, label };
  const { url, markdown, html } = badgeSnippets(globalThis.location.origin, service, choice);

  return (
    <Modal opened onClose={onClose} size="40rem" title={`A badge of ${service.name}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="stack">
        <p className="dim">A small picture for a README or a page elsewhere. Anyone can load it; it tells nothing that the public status page does not.</p>
        <div className={classes['choices']}>
          <NativeSelect label="It tells" data={kinds} value={kind} onChange={(event) => setKind(event.currentTarget.value as BadgeKind)} />
          {kind !== 'state' && (
            <NativeSelect
              label="Over"
              data={kind === 'response' ? [{ value: '', label: 'the last check' }, ...windows] : windows}
              value={window}
              onChange={(event) => setWindow(event.currentTarget.value)}
            />
          )}
          <TextInput label="Label" placeholder={kind === 'state' ? service.name : kind} maxLength={60} value={label} onChange={(event) => setLabel(event.currentTarget.value)} />
        </div>
        <div className={classes['preview']}>
          <img src={badgePath(service.id, choice)} alt={`The badge as it is now: ${kind} of ${service.name}`} height={20} />
        </div>
        <Snippet label="Markdown" text={markdown} />
        <Snippet label="HTML" text={html} />
        <Snippet label="Address" text={url} />
      </div>
    </Modal>
  );
}
