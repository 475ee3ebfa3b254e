import type { Dashboard, DashboardLayout, ServiceStatus } from '@/api/types';
import { byGroup, isConfigured, sorted } from '@/features/status/components/group-services';
import { asPhone, othersKey, place, type PlacedSection, type Screen } from './model';

/** What stands there before anybody arranged anything: every service by its group, in the order of the file. */
export function defaultLayout(services: ServiceStatus[]): DashboardLayout {
  return {
    sections: [
      { tiles: [{ part: 'sentence' }, { part: 'since-last-visit' }] },
      ...byGroup(services.filter(isConfigured)).map((group) => ({ title: group.name, tiles: group.services.map(({ id }) => ({ service: id })) })),
      { tiles: [{ part: 'next-steps' }] },
    ],
  };
}

/** Nothing is hidden silently: what has no tile is a section at the end. */
export function withOthers(sections: PlacedSection[], services: ServiceStatus[]): PlacedSection[] {
  const own = sections.filter(({ key }) => key !== othersKey);
  const shown = new Set(own.flatMap(({ tiles }) => tiles.map(({ service }) => service)));
  const others = services.filter((service) => isConfigured(service) && !shown.has(service.id));
  return others.length === 0 ? own : [...own, { key: othersKey, title: 'Others', tiles: others.map(({ id }) => ({ key: `others ${id}`, service: id })) }];
}

export const boardOf = (layout: DashboardLayout, screen: Screen): PlacedSection[] =>
  screen === 'desk' ? place(layout.sections) : layout.phone ? place(layout.phone) : asPhone(place(layout.sections));

/** What is on the screen. The default puts first what needs a person; what somebody arranged stays where it was put. */
export function shownBoard(dashboard: Dashboard, services: ServiceStatus[], screen: Screen): PlacedSection[] {
  if (dashboard.layout) return withOthers(boardOf(dashboard.layout, screen), services);
  const order = new Map(sorted(services).map(({ id }, index) => [id, index]));
  const rank = (id: string | null | undefined): number => order.get(id ?? '') ?? 0;
  return boardOf(defaultLayout(services), screen).map((section) =>
    section.title ? { ...section, tiles: [...section.tiles].sort((a, b) => rank(a.service) - rank(b.service)) } : section,
  );
}
