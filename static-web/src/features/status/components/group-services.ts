import type { NodeStatus, ServiceStatus } from '@/api/types';
import { bySeverity } from '@/lib/states';

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

export const sorted = (services: ServiceStatus[]): ServiceStatus[] => [...services].sort(bySeverity);
