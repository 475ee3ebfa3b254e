import type { Monitor } from '@/api/types';
import { checkTarget } from './monitor-input';

/** Every word has to be found somewhere; the order of the words does not matter. */
export function filterMonitors(monitors: Monitor[], query: string): Monitor[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return monitors;
  return monitors.filter((monitor) => {
    const text = [monitor.name, monitor.group, monitor.node, monitor.check.type, checkTarget(monitor.check), monitor.source, monitor.paused ? 'paused' : '', ...(monitor.tags ?? [])]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
