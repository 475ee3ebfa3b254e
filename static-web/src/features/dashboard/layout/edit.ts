import type { DashboardSize, DashboardTile } from '@/api/types';
import { columns, narrowest, othersKey, tallest, type PlacedSection, type PlacedTile, type Screen } from './model';

/** Between which tiles: before the one that has this index now. */
export interface Spot {
  section: string;
  index: number;
}

export function spotOf(sections: PlacedSection[], tile: string): Spot | null {
  for (const section of sections) {
    const index = section.tiles.findIndex(({ key }) => key === tile);
    if (index >= 0) return { section: section.key, index };
  }
  return null;
}

export const tileOf = (sections: PlacedSection[], tile: string): PlacedTile | undefined => sections.flatMap(({ tiles }) => tiles).find(({ key }) => key === tile);

const mapTiles = (sections: PlacedSection[], change: (section: PlacedSection) => PlacedTile[]): PlacedSection[] =>
  sections.map((section) => {
    const tiles = change(section);
    return tiles === section.tiles ? section : { ...section, tiles };
  });

/** A tile somewhere else. Only what is a service can go back among the others. */
export function moveTile(sections: PlacedSection[], tile: string, to: Spot): PlacedSection[] {
  const from = spotOf(sections, tile);
  const moved = tileOf(sections, tile);
  if (!from || !moved || (to.section === othersKey && !moved.service)) return sections;
  const index = from.section === to.section && from.index < to.index ? to.index - 1 : to.index;
  if (from.section === to.section && from.index === index) return sections;
  return mapTiles(sections, ({ key, tiles }) => {
    if (key !== from.section && key !== to.section) return tiles;
    const rest = tiles.filter((one) => one.key !== tile);
    return key === to.section ? rest.toSpliced(index, 0, moved) : rest;
  });
}

/** One place on in reading order, over the edges of sections, also into those that are empty. */
export function stepTile(sections: PlacedSection[], tile: string, step: 1 | -1): PlacedSection[] {
  const from = spotOf(sections, tile);
  if (!from) return sections;
  const at = sections.findIndex(({ key }) => key === from.section);
  const here = sections[at];
  const target = from.index + step;
  if (here && target >= 0 && target < here.tiles.length) return moveTile(sections, tile, { section: here.key, index: step === 1 ? target + 1 : target });
  const next = sections[at + step];
  return next ? moveTile(sections, tile, { section: next.key, index: step === 1 ? 0 : next.tiles.length }) : sections;
}

export function fit({ width, height }: DashboardSize, screen: Screen): DashboardSize {
  const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, Math.round(value)));
  return { width: within(width, narrowest[screen], columns[screen]), height: within(height, 1, tallest) };
}

export const resizeTile = (sections: PlacedSection[], tile: string, size: DashboardSize): PlacedSection[] =>
  mapTiles(sections, ({ tiles }) => (tiles.some(({ key }) => key === tile) ? tiles.map((one) => (one.key === tile ? { ...one, size } : one)) : tiles));

export const removeTile = (sections: PlacedSection[], tile: string): PlacedSection[] =>
  mapTiles(sections, ({ tiles }) => (tiles.some(({ key }) => key === tile) ? tiles.filter(({ key }) => key !== tile) : tiles));

export const changeTile = (sections: PlacedSection[], tile: string, change: DashboardTile): PlacedSection[] =>
  mapTiles(sections, ({ tiles }) => (tiles.some(({ key }) => key === tile) ? tiles.map((one) => (one.key === tile ? { ...change, ...(one.size && { size: one.size }), key: tile } : one)) : tiles));

/** A new tile at the end of the last section that somebody made; where there is none, one is made. */
export function addTile(sections: PlacedSection[], tile: PlacedTile): PlacedSection[] {
  const last = sections.findLast(({ key }) => key !== othersKey);
  return last
    ? mapTiles(sections, ({ key, tiles }) => (key === last.key ? [...tiles, tile] : tiles))
    : [{ key: `${tile.key} section`, tiles: [tile] }, ...sections];
}

export function addSection(sections: PlacedSection[], key: string): PlacedSection[] {
  const end = sections.findIndex((section) => section.key === othersKey);
  return sections.toSpliced(end < 0 ? sections.length : end, 0, { key, title: 'New section', tiles: [] });
}

export const renameSection = (sections: PlacedSection[], key: string, title: string): PlacedSection[] => sections.map((section) => (section.key === key ? { ...section, title } : section));

/** Its services are among the others then, everything else in it is gone. */
export const removeSection = (sections: PlacedSection[], key: string): PlacedSection[] => sections.filter((section) => section.key !== key);

export function moveSection(sections: PlacedSection[], key: string, step: 1 | -1): PlacedSection[] {
  const from = sections.findIndex((section) => section.key === key);
  const section = sections[from];
  const other = sections[from + step];
  return !section || !other || other.key === othersKey ? sections : sections.toSpliced(from, 1).toSpliced(from + step, 0, section);
}
