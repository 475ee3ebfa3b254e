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

    // By what they want: each filter is asked once, however many share it.
    private readonly Dictionary<EventFilter, HashSet<EventSubscription>> _live = [];
    private readonly Queue<EventFrame> _recent = [];

    private long _bytes;

    // Everything behind it, up to the end, is among the recent ones.
    private long _from;
    private long _end;

    /// <summary>Raised when there are events that were not there before.</summary>
    public WakeUp Arrived { get; } = new();

    public long End => Interlocked.Read(ref _end);

    /// <summary>A seat; null when there are too many readers, or too many of the group.</summary>
    public EventSubscription? Join(EventFilter filter, string group)
    {
        lock (_gate)
        {
            if (!_seats.TryTake(group))
            {
                return null;
            }

            var viewer = new EventSubscription(filter, group, Leave);
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

            foreach (var frame in _recent.Where(frame => frame.Position > after && viewer.Filter.Matches(frame.Head)))
            {
                viewer.Queue.Send(frame.Bytes);
            }

            if (!_live.TryGetValue(viewer.Filter, out var alike))
            {
                _live.Add(viewer.Filter, alike = []);
            }

            return alike.Add(viewer);
        }
    }

    /// <summary>Sends what has happened to those who want it.</summary>
    /// <returns>How many readers were sent something.</returns>
    public int Publish(IReadOnlyList<FeedEvent> happened)
    {
        var told = 0;
        lock (_gate)
        {
            List<EventFrame> frames = [.. happened.Select(EventFrame.Of)];
            frames.ForEach(Remember);
            foreach (var (filter, alike) in _live)
            {
                told += Send(frames.FindAll(frame => filter.Matches(frame.Head)), alike);
            }
        }

        Arrived.Raise();
        return told;
    }

    /// <summary>Begins at a place of the feed, at the start or after another database was put in its place: readers come back by themselves.</summary>
    public void Reset(long position)
    {
        lock (_gate)
        {
            foreach (var viewer in _live.Values.SelectMany(alike => alike))
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

    // All of a reader's at once, so that it wakes once and writes once.
    private static int Send(List<EventFrame> frames, HashSet<EventSubscription> alike)
    {
        if (frames.Count == 0)
        {
            return 0;
        }

        foreach (var viewer in alike)
        {
            foreach (var frame in frames)
            {
                viewer.Queue.Send(frame.Bytes);
            }
        }

        return alike.Count;
    }

    private void Leave(EventSubscription viewer)
    {
        lock (_gate)
        {
            if (_live.TryGetValue(viewer.Filter, out var alike) && alike.Remove(viewer) && alike.Count == 0)
            {
                _live.Remove(viewer.Filter);
            }

            if (_joined.Remove(viewer))
            {
                _seats.Free(viewer.Group);
            }
        }
    }
}
