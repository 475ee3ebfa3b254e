import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Dashboard } from '@/api/types';
import { PlusIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { saveDashboard } from '../api/dashboard';
import { addSection, addTile, changeTile, moveSection, removeSection, renameSection, tileOf } from '../layout/edit';
import { newKey, othersKey, partWords, tileName, type Part, type PlacedTile, type Screen } from '../layout/model';
import type { BoardData } from '../tiles/board-data';
import classes from './Editor.module.css';
import { EditSection } from './EditSection';
import { ForEverybody } from './ForEverybody';
import { RedoIcon, UndoIcon } from './icons';
import { useDraft } from './use-draft';
import { useTileActions } from './use-tile-actions';

const TileDialog = lazy(() => import('./TileDialog'));
const YamlDrawer = lazy(() => import('./YamlDrawer'));

interface BoardEditorProps {
  dashboard: Dashboard;
  startsOn: Screen;
  board: BoardData;
  onClose: () => void;
}

const screens: Record<Screen, string> = { desk: 'Large screen', phone: 'Phone' };

export default function BoardEditor({ dashboard, startsOn, board, onClose }: BoardEditorProps) {
  // As it was opened: a change that was made meanwhile elsewhere must be a conflict.
  const [opened] = useState(dashboard);
  const client = useQueryClient();
  const { services } = board.status;
  const draft = useDraft(opened, services, startsOn);
  const [dialog, setDialog] = useState<PlacedTile | 'new' | 'yaml' | null>(null);
  const tiles = useTileActions(draft, services, setDialog);
  const { sections, screen, change } = draft;
  const isOnBoard = new Set(sections.flatMap((section) => section.tiles.map(({ part }) => part)));
  const dragged = tiles.dragging.drag && tileOf(sections, tiles.dragging.drag.key);
  const save = useMutation({
    mutationFn: () => saveDashboard('own', opened.version, draft.layout),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.dashboard });
      showToast({ tone: 'up', text: 'Your dashboard is arranged.' });
      onClose();
    },
  });

  return (
    <div className={classes['editor']}>
      <div className={classes['bar']} role="group" aria-label="Arrange the dashboard">
        <div className={classes['group']}>
          <Button size="xs" onClick={() => save.mutate()} loading={save.isPending}>
            Save
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
        <div className={classes['group']}>
          <button type="button" className={classes['tool']} aria-label="Undo" disabled={!draft.canUndo} onClick={draft.undo}>
            <UndoIcon />
          </button>
          <button type="button" className={classes['tool']} aria-label="Redo" disabled={!draft.canRedo} onClick={draft.redo}>
            <RedoIcon />
          </button>
        </div>
        <div className={classes['group']}>
          <Button size="xs" variant="default" leftSection={<PlusIcon size={13} />} onClick={() => setDialog('new')}>
            Add
          </Button>
          <Button size="xs" variant="default" onClick={() => setDialog('yaml')}>
            As YAML
          </Button>
        </div>
        <div className={classes['screens']} role="group" aria-label="For which screen">
          {(['desk', 'phone'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={one === screen} onClick={() => draft.show(one)}>
              {screens[one]}
            </button>
          ))}
        </div>
      </div>
      {save.error && <ProblemNotice problem={toProblem(save.error)} />}
      <p id="how-to-move" className="visually-hidden">
        Enter picks it up, arrow keys move it, Enter drops it, Escape puts it back.
      </p>
      <p className="visually-hidden" role="status" aria-live="assertive">
        {tiles.said}
      </p>
      {screen === 'phone' && (
        <p className="fine">
          {draft.hasPhone ? 'A phone has an arrangement of its own. ' : 'A phone shows what a large screen shows, one below the other, until you change something here.'}
          {draft.hasPhone && (
            <button type="button" className="link" onClick={draft.dropPhone}>
              Show what a large screen shows
            </button>
          )}
        </p>
      )}
      <div className={classes['sections']} data-screen={screen}>
        {sections.map((section, index) => (
          <EditSection
            key={section.key}
            section={section}
            place={{ number: index + 1, isFirst: index === 0, isLast: sections.findLastIndex(({ key }) => key !== othersKey) === index }}
            screen={screen}
            board={board}
            tiles={tiles}
            onRename={(title) => change(renameSection(sections, section.key, title))}
            onMove={(step) => change(moveSection(sections, section.key, step))}
            onRemove={() => change(removeSection(sections, section.key))}
          />
        ))}
      </div>
      <ForEverybody dashboard={opened} layout={draft.layout} onClose={onClose} />
      {dragged && <DragChip name={tileName(dragged, services)} onChip={tiles.dragging.onChip} />}
      <Suspense>
        {dialog !== null && dialog !== 'yaml' && (
          <TileDialog
            tile={dialog === 'new' ? null : dialog}
            parts={(Object.keys(partWords) as Part[]).filter((part) => !isOnBoard.has(part))}
            onSave={(tile) => {
              change(dialog === 'new' ? addTile(sections, { ...tile, key: newKey() }) : changeTile(sections, dialog.key, tile));
              setDialog(null);
            }}
            onSection={() => {
              change(addSection(sections, newKey()));
              setDialog(null);
            }}
            onClose={() => setDialog(null)}
          />
        )}
        {dialog === 'yaml' && (
          <YamlDrawer
            layout={draft.layout}
            onApply={(layout) => {
              draft.replace(layout);
              setDialog(null);
            }}
            onClose={() => setDialog(null)}
          />
        )}
      </Suspense>
    </div>
  );
}

/** What is pulled, beside the pointer. */
function DragChip({ name, onChip }: { name: string; onChip: (element: HTMLDivElement | null) => void }) {
  return (
    <div ref={onChip} className={classes['chip']} aria-hidden="true">
      {name}
    </div>
  );
}
