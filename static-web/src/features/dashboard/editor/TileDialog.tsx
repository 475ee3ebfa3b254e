import '@/app/overlays.css';
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { DashboardTile } from '@/api/types';
import { safeHref } from '@/lib/safe-href';
import { partWords, type Part, type PlacedTile } from '../layout/model';
import classes from './Editor.module.css';

type Kind = 'link' | 'note' | 'clock';

interface TileDialogProps {
  /** Null: a new one. */
  tile: PlacedTile | null;
  /** What the dashboard can show of itself and does not yet. */
  parts: Part[];
  onSave: (tile: DashboardTile) => void;
  onSection: () => void;
  onClose: () => void;
}

const kindOf = (tile: PlacedTile | null): Kind => (tile?.note ? 'note' : tile?.clock ? 'clock' : 'link');

export default function TileDialog({ tile, parts, onSave, onSection, onClose }: TileDialogProps) {
  const [kind, setKind] = useState(kindOf(tile));
  return (
    <Modal opened onClose={onClose} size="min(36rem, 100vw)" title={tile ? 'Change the tile' : 'Add to the dashboard'} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="stack">
        {!tile && (
          <div className={classes['choices']}>
            {parts.map((part) => (
              <Button key={part} variant="default" size="xs" onClick={() => onSave({ part })}>
                {partWords[part]}
              </Button>
            ))}
            <Button variant="default" size="xs" onClick={onSection}>
              A section
            </Button>
            {(['link', 'note', 'clock'] as const).map((one) => (
              <Button key={one} variant={one === kind ? 'light' : 'default'} size="xs" aria-pressed={one === kind} onClick={() => setKind(one)}>
                {{ link: 'A link', note: 'A note', clock: 'A clock' }[one]}
              </Button>
            ))}
          </div>
        )}
        <TileForm key={kind} kind={kind} tile={tile} onSave={onSave} />
      </div>
    </Modal>
  );
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat(undefined, { timeZone: zone }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function TileForm({ kind, tile, onSave }: { kind: Kind; tile: PlacedTile | null; onSave: (tile: DashboardTile) => void }) {
  const [link, setLink] = useState(tile?.link ?? '');
  const [title, setTitle] = useState(tile?.title ?? '');
  const [note, setNote] = useState(tile?.note ?? '');
  const [clock, setClock] = useState(tile?.clock ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [fault, setFault] = useState<string | null>(null);

  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    // As a person types it: router.lan:8080 means a web page.
    const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(link.trim()) ? link.trim() : `http://${link.trim()}`;
    if (kind === 'link') {
      if (link.trim() && safeHref(address) && !/\s/.test(address)) onSave({ link: address, ...(title.trim() && { title: title.trim() }) });
      else setFault('Write a web address, such as http://router.lan.');
    } else if (kind === 'note') {
      // A tab is no part of the format: YAML forbids it where it would stand.
      if (note.trim()) onSave({ note: note.trim().replaceAll('\t', '  ') });
      else setFault('Write something.');
    } else if (clock.includes('\n') || !isZone(clock.trim())) setFault('Write the name of a time zone, such as Europe/Vienna.');
    else onSave({ clock: clock.trim() });
  };

  return (
    <form className="stack" onSubmit={save}>
      {kind === 'link' && (
        <>
          <TextInput label="Address" placeholder="http://router.lan" maxLength={2048} value={link} error={fault} onChange={(event) => setLink(event.currentTarget.value)} />
          <TextInput label="Name" description="Left out, its host." maxLength={80} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
        </>
      )}
      {kind === 'note' && <Textarea label="Text" minRows={4} autosize maxLength={2000} value={note} error={fault} onChange={(event) => setNote(event.currentTarget.value)} />}
      {kind === 'clock' && <TextInput label="Time zone" maxLength={64} value={clock} error={fault} onChange={(event) => setClock(event.currentTarget.value)} />}
      <Button type="submit" size="sm">
        {tile ? 'Change it' : 'Add it'}
      </Button>
    </form>
  );
}
