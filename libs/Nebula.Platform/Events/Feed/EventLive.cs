using Nebula.Platform.Streams;

namespace Nebula.Platform.Events.Feed;

/// <summary>
/// Those who follow the events of this process, and the latest events for those who come back after a moment.
/// <see cref="EventFollower"/> brings the events; who was away for longer reads PostgreSQL first (<see cref="EventStreams"/>).
/// </summary>
internal sealed class EventLive
{
    // Enough for a reconnect, and bounded in bytes too.
    private const int MaxFrames = StreamQueue.MaxWaiting / 2;
    private const int MaxBytes = 2 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly StreamSeats _seats = new(2000, 100);
    private readonly HashSet<EventSubscription> _joined = [];
    private readonly HashSet<EventSubscription> _live = [];
    private readonly Queue<EventFrame> _recent = [];

    private long _bytes;

    // Everything behind it, up to the end, is among the recent ones.
    private long _from;
    private long _end;

    /// <summary>Raised when there are events that were not there before.</summary>
    public WakeUp Arrived { get; } = new();

    public long End => Interlocked.Read(ref _end);

    /// <summary>A seat; null when there are too many readers, or too many of the group.</summary>
    public EventSubscription? Join(IEnumerable<EventCategory> categories, string group)
    {
        lock (_gate)
        {
            if (!_seats.TryTake(group))
            {
                return null;
            }

            var viewer = new EventSubscription(categories, group, Leave);
            _joined.Add(viewer);
            return viewer;
        }
    }

    /// <summary>Sends the reader everything behind a position from here on; false when that lies too far back.</summary>
    public bool TryAttach(EventSubscription viewer, long after)
    {
        lock (_gate)
        {
            // Ahead of this process: its follower will send what comes behind, and must not send what the reader has.
            if (after < _from || after > _end)
            {
                return false;
            }

            foreach (var frame in _recent.Where(frame => frame.Position > after))
            {
                viewer.Send(frame);
            }

            return _live.Add(viewer);
        }
    }

    public void Publish(IReadOnlyList<FeedEvent> happened)
    {
        lock (_gate)
        {
            foreach (var frame in happened.Select(EventFrame.Of))
            {
                Remember(frame);
                foreach (var viewer in _live)
                {
                    viewer.Send(frame);
                }
            }
        }

        Arrived.Raise();
    }

    /// <summary>Begins at a place of the feed, at the start or after another database was put in its place: readers come back by themselves.</summary>
    public void Reset(long position)
    {
        lock (_gate)
        {
            foreach (var viewer in _live)
            {
                viewer.Queue.Complete();
            }

            _live.Clear();
            _recent.Clear();
            _bytes = 0;
            _from = position;
            Interlocked.Exchange(ref _end, position);
        }

        Arrived.Raise();
    }

    private void Remember(EventFrame frame)
    {
        _recent.Enqueue(frame);
        _bytes += frame.Bytes.Length;
        Interlocked.Exchange(ref _end, frame.Position);
        while (_recent.Count > MaxFrames || _bytes > MaxBytes)
        {
            var oldest = _recent.Dequeue();
            _bytes -= oldest.Bytes.Length;
            _from = oldest.Position;
        }
    }

    private void Leave(EventSubscription viewer)
    {
        lock (_gate)
        {
            _live.Remove(viewer);
            if (_joined.Remove(viewer))
            {
                _seats.Free(viewer.Group);
            }
        }
    }
}
