import type { NodeStatus, ServiceStatus } from '@/api/types';
import { bySeverity, stateWords } from '@/lib/states';

export interface Section {
  id: string;
  name: string;
  node: NodeStatus | null;
  services: ServiceStatus[];
}

export const isConfigured = ({ state }: ServiceStatus): boolean => state !== 'not_configured';

/** By group in the order of first mention, so that the page follows the file that the owner wrote. */
export function byGroup(services: ServiceStatus[]): Section[] {
  const sections = new Map<string, Section>();
  for (const service of services) {
    const name = service.group || 'Services';
    const section = sections.get(name) ?? { id: name, name, node: null, services: [] };
    section.services.push(service);
    sections.set(name, section);
  }
  return [...sections.values()];
}

/** A machine that has no address yet parents nothing: nobody looks at it. */
export const isReachable = ({ state }: NodeStatus): boolean => state !== 'not_configured';

/** Each machine with what it carries, then what is bound to none, by group. */
export function byNode(services: ServiceStatus[], nodes: NodeStatus[]): Section[] {
  const parents = nodes.filter(isReachable);
  const known = new Set(parents.map(({ id }) => id));
  const loose = services.filter(({ node }) => !node || !known.has(node));
  return [
    ...parents.map((node): Section => ({ id: `node-${node.id}`, name: node.name, node, services: services.filter((service) => service.node === node.id) })),
    ...byGroup(loose),
  ];
}

/** "1 down, 5 up": what is seen of a part that is folded away. */
export function countWords(services: ServiceStatus[]): string {
  const counts = new Map<ServiceStatus['state'], number>();
  for (const { state } of sorted(services)) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${stateWords[state].toLowerCase()}`).join(', ');
}

export const sorted = (services: ServiceStatus[]): ServiceStatus[] => [...services].sort(bySeverity);
