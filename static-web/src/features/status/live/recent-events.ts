import type { Status } from '@/api/types';
import { applyEvent } from './apply-event';
import type { LiveEvent } from './events';
import { isLater } from './event-id';

const kept = 300;

interface Received {
  id: string;
  receivedAt: number;
  event: LiveEvent;
}

/**
 * A snapshot may be older than what the stream told before it was even asked for: the server makes its page a few
 * times a second at most, and another process may lag behind. What the snapshot does not contain yet is laid on top
 * of it; applying is idempotent, so an overlap does no harm.
 */
export class RecentEvents {
  private events: Received[] = [];

  constructor(private readonly clock: () => number = () => performance.now()) {}

  add(event: LiveEvent, id: string): void {
    this.events.push({ id, receivedAt: this.clock(), event });
    if (this.events.length > kept) this.events.splice(0, this.events.length - kept);
  }

  async during(fetchSnapshot: () => Promise<Status>): Promise<Status> {
    const startedAt = this.clock();
    const snapshot = await fetchSnapshot();
    return this.events
      .filter(({ id, receivedAt }) => receivedAt >= startedAt || isLater(id, snapshot.lastEventId))
      .reduce((status, { event }) => applyEvent(status, event), snapshot);
  }
}
