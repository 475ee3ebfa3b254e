import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveStream } from './live-stream';

class FakeEventSource extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static all: FakeEventSource[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    FakeEventSource.all.push(this);
  }

  answer(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.onerror?.();
  }

  close(): void {
    this.readyState = 2;
  }
}

const newest = (): FakeEventSource => {
  const source = FakeEventSource.all.at(-1);
  if (!source) throw new Error('no stream was opened');
  return source;
};

describe('LiveStream', () => {
  const spies = { kinds: ['overall'], url: (id: string | null) => `/stream?${id}`, onEvent: vi.fn(), onConnection: vi.fn(), onResume: vi.fn() };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', FakeEventSource);
    FakeEventSource.all = [];
    vi.clearAllMocks();
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('open_GivesTheEventOn_AndResumesFromItsId', () => {
    const stream = new LiveStream(spies, '100');
    stream.open();
    const first = newest();

    first.dispatchEvent(new MessageEvent('overall', { data: '{"state":"up"}', lastEventId: '101' }));
    first.fail(FakeEventSource.CLOSED);
    vi.advanceTimersByTime(1000);

    expect(first.url).toBe('/stream?100');
    expect(spies.onEvent).toHaveBeenCalledWith({ kind: 'overall', data: { state: 'up' } }, '101');
    expect(newest().url).toBe('/stream?101');
  });

  it('fail_ShortBreak_IsNotTold', () => {
    const stream = new LiveStream(spies, null);
    stream.open();
    newest().answer();
    newest().fail(0);

    vi.advanceTimersByTime(1500);
    newest().answer();
    vi.advanceTimersByTime(10_000);

    expect(spies.onConnection).not.toHaveBeenCalledWith('lost');
    expect(spies.onResume).toHaveBeenCalledOnce();
  });

  it('fail_LongBreak_IsTold_AndTriedLessAndLessOften', () => {
    const stream = new LiveStream(spies, null);
    stream.open();
    newest().fail(FakeEventSource.CLOSED);
    for (const wait of [1000, 2000, 4000]) {
      vi.advanceTimersByTime(wait);
      newest().fail(FakeEventSource.CLOSED);
    }

    expect(spies.onConnection).toHaveBeenCalledWith('lost');
    expect(FakeEventSource.all).toHaveLength(4);
  });

  it('close_StopsEveryRetry', () => {
    const stream = new LiveStream(spies, null);
    stream.open();
    newest().fail(FakeEventSource.CLOSED);

    stream.close();
    vi.advanceTimersByTime(60_000);

    expect(FakeEventSource.all).toHaveLength(1);
  });
});
