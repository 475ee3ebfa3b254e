import type { DashboardLayout, DashboardSection, DashboardSize, DashboardTile, ServiceStatus } from '@/api/types';

export type Screen = 'desk' | 'phone';
export type Part = NonNullable<DashboardTile['part']>;

/** A tile with a name of its own, by which it is found again wherever it is put. */
export interface PlacedTile extends DashboardTile {
  key: string;
}

export interface PlacedSection {
  key: string;
  title?: string | null;
  tiles: PlacedTile[];
}

export const columns: Record<Screen, number> = { desk: 12, phone: 2 };
export const narrowest: Record<Screen, number> = { desk: 2, phone: 1 };
export const tallest = 12;

/** What no tile shows stands here. It is made anew each time and never kept. */
export const othersKey = 'others';

export const partWords: Record<Part, string> = {
  sentence: 'The sentence',
  'since-last-visit': 'Since your last visit',
  incidents: 'Open incidents',
  events: 'Latest events',
  'next-steps': 'Next steps',
};

const usual: Record<Part, [width: number, height: number]> = {
  sentence: [12, 1],
  'since-last-visit': [12, 1],
  incidents: [6, 4],
  events: [6, 4],
  'next-steps': [12, 2],
};

function usualSize(tile: DashboardTile, screen: Screen): DashboardSize {
  const [width, height] = tile.part ? usual[tile.part] : [3, tile.link ? 1 : 2];
  return { width: screen === 'phone' ? 2 : width, height };
}

export const sizeOf = (tile: DashboardTile, screen: Screen): DashboardSize => tile.size ?? usualSize(tile, screen);

export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** What a tile is called where only its name stands. */
export function tileName(tile: DashboardTile, services: ServiceStatus[]): string {
  if (tile.service) return services.find(({ id }) => id === tile.service)?.name ?? tile.service;
  if (tile.part) return partWords[tile.part];
  if (tile.link) return tile.title ?? hostOf(tile.link);
  if (tile.clock) return `Clock of ${zoneName(tile.clock)}`;
  const [line = ''] = (tile.note ?? '').split('\n');
  return `Note “${line.length > 30 ? `${line.slice(0, 30)}…` : line}”`;
}

/** "New York" of America/New_York. */
export const zoneName = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

export const newKey = (): string => crypto.randomUUID();

export function place(sections: DashboardSection[]): PlacedSection[] {
  const seen = new Map<string, number>();
  const keyOf = (base: string): string => {
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    return times === 1 ? base : `${base}#${times}`;
  };
  return sections.map((section) => ({
    key: keyOf(`section ${section.title ?? ''}`),
    title: section.title ?? null,
    tiles: section.tiles.map((tile) => ({ ...tile, key: keyOf(JSON.stringify([tile.service, tile.part, tile.link, tile.note, tile.clock])) })),
  }));
}

function withoutKey(tile: PlacedTile): DashboardTile {
  const { service, part, link, title, note, clock, size } = tile;
  return Object.fromEntries(Object.entries({ service, part, link, title, note, clock, size }).filter(([, value]) => value !== undefined && value !== null));
}

/** As it is kept: without keys, and without what nobody placed. */
export function strip(sections: PlacedSection[]): DashboardSection[] {
  return sections
    .filter(({ key }) => key !== othersKey)
    .map(({ title, tiles }) => ({
      ...(title?.trim() && { title: title.trim() }),
      tiles: tiles.map(withoutKey),
    }));
}

export const toLayout = (desk: PlacedSection[], phone: PlacedSection[] | null): DashboardLayout => ({ sections: strip(desk), ...(phone && { phone: strip(phone) }) });

/** The same for a phone: one below the other. */
export const asPhone = (sections: PlacedSection[]): PlacedSection[] =>
  sections.map((section) => ({ ...section, tiles: section.tiles.map(({ size, ...tile }) => ({ ...tile, ...(size && { size: { width: 2, height: size.height } }) })) }));
