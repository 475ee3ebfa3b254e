import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { CloseIcon } from '@/components/icons';
import boardClasses from '../Board.module.css';
import { othersKey, type PlacedSection, type Screen } from '../layout/model';
import type { BoardData } from '../tiles/board-data';
import classes from './Editor.module.css';
import { EditTile, type TileActions } from './EditTile';
import { DownIcon, UpIcon } from './icons';

interface EditSectionProps {
  section: PlacedSection;
  place: { number: number; isFirst: boolean; isLast: boolean };
  screen: Screen;
  board: BoardData;
  tiles: TileActions;
  onRename: (title: string) => void;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
}

export function EditSection({ section, place, screen, board, tiles, onRename, onMove, onRemove }: EditSectionProps) {
  const isOthers = section.key === othersKey;
  const name = section.title?.trim() ? section.title : `section ${place.number}`;
  const drop = tiles.dragging.drag?.drop;
  return (
    <section className={classes['section']} aria-label={name} data-section={section.key} data-mark={(drop && 'section' in drop && drop.section === section.key) || undefined}>
      {isOthers ? (
        <div>
          <h2>Others</h2>
          <p className="fine">What has no tile of its own yet is always shown here, so that nothing is hidden. Pull it up to place it.</p>
        </div>
      ) : (
        <div className={classes['head']}>
          <Heading key={section.title} title={section.title ?? ''} label={`Heading of ${name}`} onRename={onRename} />
          <button type="button" aria-label={`Move ${name} up`} disabled={place.isFirst} onClick={() => onMove(-1)}>
            <UpIcon />
          </button>
          <button type="button" aria-label={`Move ${name} down`} disabled={place.isLast} onClick={() => onMove(1)}>
            <DownIcon />
          </button>
          <button type="button" aria-label={`Take ${name} away`} onClick={onRemove}>
            <CloseIcon size={14} />
          </button>
        </div>
      )}
      <ul className={`${boardClasses['grid']} ${classes['grid']}`} data-screen={screen}>
        {section.tiles.map((tile) => (
          <EditTile key={tile.key} tile={tile} screen={screen} board={board} isPlaced={!isOthers} actions={tiles} />
        ))}
      </ul>
      {section.tiles.length === 0 && <p className={classes['empty']}>Empty: pull tiles here.</p>}
    </section>
  );
}

/** One step for one heading, however many letters it has. */
function Heading({ title, label, onRename }: { title: string; label: string; onRename: (title: string) => void }) {
  const [text, setText] = useState(title);
  return (
    <TextInput
      size="xs"
      className={classes['heading']}
      aria-label={label}
      placeholder="No heading"
      maxLength={80}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => text.trim() !== title && onRename(text.trim())}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}
