// A stream that the server ends (it does within 15 minutes) is back within its own retry of 1 s; only what
// takes longer is worth telling a person.
const patienceMs = 4000;
const firstRetryMs = 1000;
const longestRetryMs = 30_000;

interface LiveStreamOptions<E extends { kind: string }> {
  url: (lastEventId: string | null) => string;
  /** The names of the events that are listened for. */
  kinds: readonly E['kind'][];
  /** With the id of the event; for what stands outside the feed the id of the last one. */
  onEvent: (event: E, id: string) => void;
  onConnection: (state: 'open' | 'lost') => void;
  /** The stream is open again after a gap. */
  onResume: () => void;
}

/** One EventSource that comes back by itself, also where the browser gives up (an answer other than 200). */
export class LiveStream<E extends { kind: string }> {
  private source: EventSource | null = null;
  private lastEventId: string | null;
  private wasOpen = false;
  private failures = 0;
  private lostTimer = 0;
  private retryTimer = 0;

  constructor(
    private readonly options: LiveStreamOptions<E>,
    lastEventId: string | null,
  ) {
    this.lastEventId = lastEventId;
  }

  open(): void {
    this.source?.close();
    const source = new EventSource(this.options.url(this.lastEventId));
    this.source = source;
    source.onopen = () => this.opened();
    source.onerror = () => this.failed(source);
    for (const kind of this.options.kinds) {
      source.addEventListener(kind, (message: MessageEvent<string>) => {
        if (message.lastEventId) this.lastEventId = message.lastEventId;
        this.options.onEvent({ kind, data: JSON.parse(message.data) } as unknown as E, message.lastEventId);
      });
    }
  }

  close(): void {
    window.clearTimeout(this.lostTimer);
    window.clearTimeout(this.retryTimer);
    this.source?.close();
    this.source = null;
  }

  /** Does not wait for the next retry: the network is back or the page is looked at again. */
  hurry(): void {
    if (this.source?.readyState === EventSource.OPEN) return;
    window.clearTimeout(this.retryTimer);
    this.open();
  }

  private opened(): void {
    window.clearTimeout(this.lostTimer);
    this.lostTimer = 0;
    this.failures = 0;
    this.options.onConnection('open');
    if (this.wasOpen) this.options.onResume();
    this.wasOpen = true;
  }

  private failed(source: EventSource): void {
    if (this.source !== source) return;
    this.lostTimer ||= window.setTimeout(() => this.options.onConnection('lost'), patienceMs);
    if (source.readyState !== EventSource.CLOSED) return;
    const delay = Math.min(longestRetryMs, firstRetryMs * 2 ** this.failures++);
    window.clearTimeout(this.retryTimer);
    this.retryTimer = window.setTimeout(() => this.open(), delay);
  }
}
