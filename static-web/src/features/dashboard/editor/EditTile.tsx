import type { KeyboardEvent } from 'react';
import type { DashboardSize } from '@/api/types';
import { CloseIcon } from '@/components/icons';
import { cellStyle } from '../Board';
import boardClasses from '../Board.module.css';
import { sizeOf, tileName, type PlacedTile, type Screen } from '../layout/model';
import { isSilent, type BoardData } from '../tiles/board-data';
import { TileContent } from '../tiles/TileContent';
import type { Drop } from './drop-place';
import classes from './Editor.module.css';
import { EditIcon, GripIcon } from './icons';
import { ResizeCorner } from './ResizeCorner';
import type { usePointerDrag } from './use-drag';

export interface TileActions {
  dragging: ReturnType<typeof usePointerDrag>;
  /** The tile that the keyboard holds. */
  lifted: string | null;
  onKey: (event: KeyboardEvent, tile: PlacedTile) => void;
  onEdit: (tile: PlacedTile) => void;
  onRemove: (tile: PlacedTile) => void;
  onPull: (tile: PlacedTile, size: DashboardSize) => void;
  onSize: (tile: PlacedTile, size: DashboardSize) => void;
}

interface EditTileProps {
  tile: PlacedTile;
  screen: Screen;
  board: BoardData;
  /** Among the others it has a place only, neither a size nor an end. */
  isPlaced: boolean;
  actions: TileActions;
}

const markOf = (drop: Drop | null | undefined, key: string): string | undefined => (drop && 'tile' in drop && drop.tile === key ? drop.side : undefined);

export function EditTile({ tile, screen, board, isPlaced, actions }: EditTileProps) {
  const name = tileName(tile, board.status.services);
  const { drag, handlers } = actions.dragging;
  const grab = handlers(tile.key);
  const isEditable = Boolean(tile.link ?? tile.note ?? tile.clock);
  return (
    <li
      className={`${boardClasses['cell']} ${classes['tile']}`}
      style={cellStyle(tile, screen)}
      data-tile={tile.key}
      data-held={drag?.key === tile.key || undefined}
      data-lifted={actions.lifted === tile.key || undefined}
      data-flat={sizeOf(tile, screen).height === 1 || undefined}
      data-mark={markOf(drag?.drop, tile.key)}
    >
      <div className={classes['content']} inert>
        {isSilent(tile, board) ? <p className={classes['silent']}>{name}: nothing to say at the moment</p> : <TileContent tile={tile} screen={screen} board={board} />}
      </div>
      {/* The mouse takes it anywhere; a finger has to be able to scroll. */}
      <div className={classes['surface']} {...grab} onPointerDown={(event) => event.pointerType === 'mouse' && grab.onPointerDown(event)} />
      <div className={classes['tools']}>
        <button
          type="button"
          className={classes['grip']}
          aria-label={`Move ${name}`}
          aria-describedby="how-to-move"
          aria-pressed={actions.lifted === tile.key}
          data-handle={tile.key}
          onKeyDown={(event) => actions.onKey(event, tile)}
          {...grab}
        >
          <GripIcon />
        </button>
        {isEditable && (
          <button type="button" aria-label={`Change ${name}`} onClick={() => actions.onEdit(tile)}>
            <EditIcon />
          </button>
        )}
        {isPlaced && (
          <button type="button" aria-label={`Take ${name} away`} onClick={() => actions.onRemove(tile)}>
            <CloseIcon size={13} />
          </button>
        )}
      </div>
      {isPlaced && (
        <ResizeCorner name={name} size={sizeOf(tile, screen)} screen={screen} onPull={(size) => actions.onPull(tile, size)} onSize={(size) => actions.onSize(tile, size)} />
      )}
    </li>
  );
}
