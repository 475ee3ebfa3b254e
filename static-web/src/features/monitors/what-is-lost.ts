import type { ServiceStatus } from '@/api/types';
import { plural } from '@/lib/format';

export const knownDays = (service: ServiceStatus): number => service.days.filter(({ upSeconds, degradedSeconds, downSeconds }) => upSeconds + degradedSeconds + downSeconds > 0).length;

export function whatIsLost(days: number, dependsOn: string[]): string {
  const history = days === 0 ? 'It has no history yet.' : `Its results, uptime and incidents of ${plural(days, 'day')} are lost, and no backup is made.`;
  const links = dependsOn.length === 0 ? '' : ` Its links to ${dependsOn.join(', ')} go too; those services stay.`;
  return history + links;
}
