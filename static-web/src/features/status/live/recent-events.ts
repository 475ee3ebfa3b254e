import type { Status } from '@/api/types';
import { applyEvent } from './apply-event';
import type { LiveEvent } from './events';

const kept = 300;

/**
 * Events that arrive while a snapshot is being fetched would be lost under it. They are kept for a while and
 * laid on top of the snapshot again; applying is idempotent, so an overlap does no harm.
 */
export class RecentEvents {
  private events: { receivedAt: number; event: LiveEvent }[] = [];

  constructor(private readonly clock: () => number = () => performance.now()) {}

  add(event: LiveEvent): void {
    this.events.push({ receivedAt: this.clock(), event });
    if (this.events.length > kept) this.events.splice(0, this.events.length - kept);
  }

  async during(fetchSnapshot: () => Promise<Status>): Promise<Status> {
    const startedAt = this.clock();
    const snapshot = await fetchSnapshot();
    return this.events.filter(({ receivedAt }) => receivedAt >= startedAt).reduce((status, { event }) => applyEvent(status, event), snapshot);
  }
}
