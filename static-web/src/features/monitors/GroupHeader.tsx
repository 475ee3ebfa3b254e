import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Monitor, MonitorBulkResult } from '@/api/types';
import { FoldButton } from '@/components/FoldButton';
import { useBulk } from './use-bulk';
import classes from './MonitorGroups.module.css';

interface GroupHeaderProps {
  name: string;
  /** All of the group, also those that a filter hides. */
  members: Monitor[];
  isFolded: boolean;
  controls: string;
  canWrite: boolean;
  onTurn: () => void;
  onRenamed: (items: MonitorBulkResult[]) => void;
}

/** The name of a group: it folds the group away, and is changed for all that are in it in one go. */
export function GroupHeader({ name, members, isFolded, controls, canWrite, onTurn, onRenamed }: GroupHeaderProps) {
  const [next, setNext] = useState<string | null>(null);
  const rename = useBulk((items) => {
    setNext(null);
    onRenamed(items);
  });
  const trouble = rename.error && toProblem(rename.error);
  const close = (): void => {
    setNext(null);
    rename.reset();
  };
  if (next !== null) {
    return (
      <form
        className={classes['head']}
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate({ monitors: members, change: { group: next.trim() } });
        }}
        onKeyDown={(event) => event.key === 'Escape' && close()}
      >
        <TextInput
          aria-label={`New name of the group ${name}`}
          size="xs"
          maxLength={80}
          autoFocus
          value={next}
          error={trouble && (trouble.fieldMessages()['group'] ?? trouble.message)}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" loading={rename.isPending} disabled={next.trim() === '' || next.trim() === name}>
          Rename {members.length}
        </Button>
        <Button size="xs" variant="subtle" onClick={close}>
          Cancel
        </Button>
      </form>
    );
  }
  return (
    <div className={classes['head']}>
      <h2>
        <FoldButton isFolded={isFolded} controls={controls} onTurn={onTurn}>
          {name}
        </FoldButton>
      </h2>
      <span className="fine">{members.length}</span>
      {canWrite && members.some(({ source }) => source === 'page') && (
        <button type="button" className={`link ${classes['rename']}`} onClick={() => setNext(name)}>
          Rename<span className="visually-hidden"> the group {name}</span>
        </button>
      )}
    </div>
  );
}
