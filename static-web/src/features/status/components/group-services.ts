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

/** By the machine that carries them; what is bound to none comes last. */
export function byNode(services: ServiceStatus[], nodes: NodeStatus[]): Section[] {
  const sections = nodes.map((node): Section => ({ id: node.id, name: node.name, node, services: services.filter((service) => service.node === node.id) }));
  const known = new Set(nodes.map(({ id }) => id));
  const loose = services.filter(({ node }) => !node || !known.has(node));
  if (loose.length > 0) sections.push({ id: '-', name: 'Bound to no machine', node: null, services: loose });
  return sections.filter(({ services: carried }) => carried.length > 0);
}

export const sorted = (services: ServiceStatus[]): ServiceStatus[] => [...services].sort(bySeverity);
