import type { ServiceStatus } from '@/api/types';
import { formatDuration } from '@/lib/format';

/** The one live number of a tile: what matters most in its state. */
export function tileNumber(service: ServiceStatus, now: number): { value: string; unit: string } {
  const isAnswering = service.state === 'up' || service.state === 'degraded';
  const ms = service.responseTimeMs ?? null;
  if (isAnswering && ms !== null) {
    return ms < 1000 ? { value: ms < 1 ? '<1' : String(Math.round(ms)), unit: 'ms' } : { value: (ms / 1000).toFixed(1), unit: 's' };
  }
  return { value: formatDuration((now - Date.parse(service.since)) / 1000), unit: '' };
}
