import type { Monitor } from '@/api/types';
import { fits, type Facets } from '@/lib/facets';
import { checkTarget } from './monitor-input';

/** Every word has to be found somewhere; the order of the words does not matter. */
export function filterMonitors(monitors: Monitor[], query: string, facets: Facets = {}): Monitor[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return monitors.filter((monitor) => {
    if (!fits(facets, monitor)) return false;
    const text = [monitor.name, monitor.group, monitor.node, monitor.check.type, checkTarget(monitor.check), monitor.source, monitor.paused ? 'paused' : '', ...(monitor.tags ?? [])]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export interface MonitorGroup {
  name: string;
  monitors: Monitor[];
}

/** By group, in the order of the alphabet. */
export function groupMonitors(monitors: Monitor[]): MonitorGroup[] {
  const groups = new Map<string, Monitor[]>();
  for (const monitor of monitors) groups.set(monitor.group, [...(groups.get(monitor.group) ?? []), monitor]);
  return [...groups].map(([name, members]) => ({ name, monitors: members })).sort((a, b) => a.name.localeCompare(b.name));
}
