import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react';
import type { ServiceStatus } from '@/api/types';
import { moveTile, removeTile, resizeTile, spotOf, stepTile } from '../layout/edit';
import { othersKey, tileName, type PlacedSection, type PlacedTile } from '../layout/model';
import { neighbour, type Box } from '../layout/neighbour';
import { spotOfDrop } from './drop-place';
import type { TileActions } from './EditTile';
import type { DraftBoard } from './use-draft';
import { usePointerDrag } from './use-drag';

function boxes(): Box[] {
  return [...document.querySelectorAll<HTMLElement>('[data-tile]')].map((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { key: element.dataset['tile'] ?? '', left, right, top, bottom };
  });
}

function towards(sections: PlacedSection[], key: string, direction: 'up' | 'down'): PlacedSection[] {
  const target = neighbour(boxes(), key, direction);
  const spot = target === null ? null : spotOf(sections, target);
  if (!spot) return stepTile(sections, key, direction === 'up' ? -1 : 1);
  return moveTile(sections, key, spot.section === spotOf(sections, key)?.section && direction === 'down' ? { ...spot, index: spot.index + 1 } : spot);
}

const keys: Record<string, (sections: PlacedSection[], key: string) => PlacedSection[]> = {
  ArrowLeft: (sections, key) => stepTile(sections, key, -1),
  ArrowRight: (sections, key) => stepTile(sections, key, 1),
  ArrowUp: (sections, key) => towards(sections, key, 'up'),
  ArrowDown: (sections, key) => towards(sections, key, 'down'),
};

/** What can be done with a tile, by pointer and by keyboard, each told aloud. */
export function useTileActions(draft: DraftBoard, services: ServiceStatus[], onEdit: (tile: PlacedTile) => void): TileActions & { said: string } {
  const [lifted, setLifted] = useState<string | null>(null);
  const [said, say] = useState('');
  const { sections, kept, screen, change, hold } = draft;

  const whereIs = (among: PlacedSection[], key: string): string => {
    const spot = spotOf(among, key);
    const at = among.findIndex((section) => section.key === spot?.section);
    const section = among[at];
    return spot && section ? `place ${spot.index + 1} of ${section.tiles.length} in ${section.title ? section.title : `section ${at + 1}`}` : 'among the others';
  };
  const nameOf = (key: string): string => {
    const tile = sections.flatMap(({ tiles }) => tiles).find((one) => one.key === key);
    return tile ? tileName(tile, services) : 'The tile';
  };
  const dragging = usePointerDrag((key, drop) => {
    const spot = spotOfDrop(kept, drop);
    const moved = spot ? moveTile(kept, key, spot) : kept;
    change(moved);
    say(`${nameOf(key)} dropped: ${whereIs(moved, key)}.`);
  });

  // A tile that changes its section is another element: the focus goes with it.
  const holdFocus = useEffectEvent(() => {
    if (lifted !== null) document.querySelector<HTMLElement>(`[data-handle="${CSS.escape(lifted)}"]`)?.focus();
  });
  useEffect(() => holdFocus(), [sections]);

  const onKey = (event: KeyboardEvent, tile: PlacedTile): void => {
    const name = tileName(tile, services);
    if (event.key === 'Escape' && dragging.drag) {
      dragging.cancel();
      say(`${name} is where it was.`);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (lifted === tile.key) {
        change(sections);
        setLifted(null);
        say(`${name} dropped: ${whereIs(sections, tile.key)}.`);
      } else {
        setLifted(tile.key);
        say(`${name} picked up: ${whereIs(sections, tile.key)}. Arrow keys move it, Enter drops it, Escape puts it back.`);
      }
    } else if (lifted === tile.key && event.key === 'Escape') {
      hold(null);
      setLifted(null);
      say(`${name} is back: ${whereIs(kept, tile.key)}.`);
    } else if (lifted === tile.key && keys[event.key]) {
      event.preventDefault();
      const moved = keys[event.key]?.(sections, tile.key) ?? sections;
      hold(moved);
      say(moved === sections ? `${name} can go no further.` : `${name}: ${whereIs(moved, tile.key)}.`);
    }
  };

  return {
    dragging,
    lifted,
    said,
    onKey,
    onEdit,
    onPull: (tile, size) => hold(resizeTile(kept, tile.key, size)),
    onSize: (tile, size) => {
      change(resizeTile(kept, tile.key, size));
      say(`${tileName(tile, services)}: ${size.width} of ${screen === 'desk' ? 12 : 2} columns wide, ${size.height} ${size.height === 1 ? 'row' : 'rows'} high.`);
    },
    onRemove: (tile) => {
      change(removeTile(kept, tile.key));
      say(`${tileName(tile, services)} taken away${tile.service && services.some(({ id }) => id === tile.service) ? `; it is among the ${othersKey} now` : ''}.`);
    },
  };
}
