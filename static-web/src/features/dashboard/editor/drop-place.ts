import { spotOf, type Spot } from '../layout/edit';
import type { PlacedSection } from '../layout/model';

/** Where what is dragged would land: at an edge of a tile, or at the end of a section. */
export type Drop = { tile: string; side: 'left' | 'right' | 'top' | 'bottom' } | { section: string };

/** What lies under the pointer. A tile as wide as its section has its neighbours above and below, any other beside it. */
export function dropAt(x: number, y: number, dragged: string): Drop | null {
  const element = document.elementFromPoint(x, y);
  const tile = element?.closest<HTMLElement>('[data-tile]');
  const key = tile?.dataset['tile'];
  if (tile && key !== undefined) {
    if (key === dragged) return null;
    const box = tile.getBoundingClientRect();
    const isWide = box.width > (tile.parentElement?.clientWidth ?? 0) * 0.6;
    if (isWide) return { tile: key, side: y < box.top + box.height / 2 ? 'top' : 'bottom' };
    return { tile: key, side: x < box.left + box.width / 2 ? 'left' : 'right' };
  }
  const section = element?.closest<HTMLElement>('[data-section]')?.dataset['section'];
  return section === undefined ? null : { section };
}

export function spotOfDrop(sections: PlacedSection[], drop: Drop): Spot | null {
  if ('section' in drop) {
    const section = sections.find(({ key }) => key === drop.section);
    return section ? { section: section.key, index: section.tiles.length } : null;
  }
  const spot = spotOf(sections, drop.tile);
  return spot && { ...spot, index: drop.side === 'right' || drop.side === 'bottom' ? spot.index + 1 : spot.index };
}
