using System.Text.Json;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Live;

/// <summary>
/// The status of this process: one copy in memory, read by every page and stream. <see cref="StatusFollower"/> keeps it current;
/// while it cannot, what is here is shown as stale.
/// </summary>
public sealed class StatusLive(TimeProvider time)
{
    private const int MaxViewers = 2000;
    private const int MaxFrames = 5000;

    // Between results only clocks move on in a view; that often it is made again.
    private static readonly TimeSpan PageFresh = TimeSpan.FromSeconds(5);

    // With many monitors something changes all the time; that often is often enough for a page.
    private static readonly TimeSpan PageAtMost = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly HashSet<StatusSubscription> _viewers = [];
    private readonly Queue<StatusFrame> _frames = [];
    private readonly Dictionary<StatusAudience, StatusPage> _pages = [];
    private readonly Dictionary<StatusAudience, StatusView> _stored = [];

    private StatusMemory? _memory;
    private StaleReason? _stale;
    private long _changes;

    /// <summary>Goes up with everything that can change a view.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <summary>The view as JSON; null when there is nothing at all to show yet.</summary>
    public ReadOnlyMemory<byte>? ReadPage(StatusAudience audience)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_pages.GetValueOrDefault(audience) is { } page
                && (page.Changes == _changes ? now - page.At < PageFresh : now - page.At < PageAtMost && page.Stale == _stale is not null))
            {
                return page.Json;
            }

            if (BuildView(audience, now) is not { } view)
            {
                return null;
            }

            var json = JsonSerializer.SerializeToUtf8Bytes(view, NebulaJson.Options);
            _pages[audience] = new StatusPage(json, now, _changes, _stale is not null);
            return json;
        }
    }

    /// <summary>A service that the audience may see.</summary>
    internal ServiceLine? FindService(StatusAudience audience, string key)
    {
        lock (_lock)
        {
            return _memory?.FindByKey(key) is { } line && (audience == StatusAudience.Full || line.Monitor.Public) ? line : null;
        }
    }

    /// <summary>False until the database was read for the first time.</summary>
    internal bool IsLoaded
    {
        get
        {
            lock (_lock)
            {
                return _memory is not null;
            }
        }
    }

    internal IReadOnlyList<Guid> PublicMonitors
    {
        get
        {
            lock (_lock)
            {
                return [.. (_memory?.Services ?? []).Where(line => line.Monitor.Public).Select(line => line.Monitor.Id)];
            }
        }
    }

    internal ServiceStatus? BuildService(StatusAudience audience, ServiceLine line)
    {
        lock (_lock)
        {
            return _memory is null ? null : Builder(audience, time.GetUtcNow()).BuildService(line);
        }
    }

    internal IReadOnlyList<Incident> BuildIncidents(StatusAudience audience, IEnumerable<IncidentRecord> records)
    {
        lock (_lock)
        {
            return _memory is null ? [] : [.. records.Select(Builder(audience, time.GetUtcNow()).BuildIncident).OfType<Incident>()];
        }
    }

    /// <summary>Begins to follow, from just behind the event named; null when there are too many viewers already.</summary>
    public StatusSubscription? Subscribe(StatusAudience audience, string? lastEventId)
    {
        lock (_lock)
        {
            if (_viewers.Count >= MaxViewers)
            {
                return null;
            }

            var end = new FeedEventId(_memory?.Position ?? 0, FeedEventId.End);
            var asked = FeedEventId.Parse(lastEventId);
            var viewer = new StatusSubscription(audience, asked ?? end, gone => Leave(gone));
            _viewers.Add(viewer);
            if (asked is { } after && CanResume(after))
            {
                foreach (var frame in _frames)
                {
                    viewer.Send(frame);
                }
            }
            else if (_memory is not null)
            {
                // Too long ago, or never: only loading everything again closes the gap.
                viewer.Restart(FrameWriter.Map(end, _memory.MapVersion));
            }

            if (_stale is not null)
            {
                viewer.Tell(FrameWriter.Stale(end, _stale));
            }

            return viewer;
        }
    }

    internal StatusView? BuildView(StatusAudience audience)
    {
        lock (_lock)
        {
            return BuildView(audience, time.GetUtcNow());
        }
    }

    /// <summary>What an earlier process left behind, to be shown while the database cannot be read.</summary>
    internal void Restore(StatusAudience audience, StatusView view)
    {
        lock (_lock)
        {
            _stored[audience] = view;
            Changed();
        }
    }

    internal void Load(StatusBook book)
    {
        lock (_lock)
        {
            _memory = new StatusMemory(book);
            _stored.Clear();
            var now = time.GetUtcNow();
            _memory.Trim(now);
            var writer = new FrameWriter(_memory, now, time.LocalTimeZone);
            var known = _frames.Count > 0 ? _frames.Last().Id.Position : 0;
            foreach (var row in book.Recent.Where(row => row.Position > known))
            {
                Tell(writer.Write(row));
            }

            SetStale(null);
            Changed();
        }
    }

    internal void Apply(IReadOnlyList<FeedRow> rows)
    {
        lock (_lock)
        {
            foreach (var row in rows)
            {
                _memory!.Apply(row);
                Tell(new FrameWriter(_memory, time.GetUtcNow(), time.LocalTimeZone).Write(row));
            }

            Changed();
        }
    }

    /// <summary>Everything told from here on is from memory; null when it is current again.</summary>
    internal void SetStale(StaleReason? reason)
    {
        lock (_lock)
        {
            if (_stale is null == reason is null)
            {
                return;
            }

            _stale = reason;
            Changed();
            var frame = FrameWriter.Stale(new FeedEventId(_memory?.Position ?? 0, FeedEventId.End), reason);
            foreach (var viewer in _viewers)
            {
                viewer.Tell(frame);
            }
        }
    }

    private StatusView? BuildView(StatusAudience audience, DateTimeOffset now)
    {
        if (_memory is not null)
        {
            return Builder(audience, now).Build(_stale);
        }

        return _stored.GetValueOrDefault(audience) is { } stored ? stored with { Stale = true, StaleReason = _stale } : null;
    }

    private StatusViewBuilder Builder(StatusAudience audience, DateTimeOffset now) => new(_memory!, audience, now, time.LocalTimeZone);

    private bool CanResume(FeedEventId after) =>
        _memory is not null
        && (after.Position >= _memory.Position || (_frames.TryPeek(out var oldest) && after.CompareTo(oldest.Id) >= 0));

    private void Tell(IReadOnlyList<StatusFrame> frames)
    {
        foreach (var frame in frames)
        {
            if (_frames.Count == MaxFrames)
            {
                _frames.Dequeue();
            }

            _frames.Enqueue(frame);
            foreach (var viewer in _viewers)
            {
                viewer.Send(frame);
            }
        }
    }

    private void Leave(StatusSubscription viewer)
    {
        lock (_lock)
        {
            _viewers.Remove(viewer);
        }
    }

    private void Changed() => Interlocked.Increment(ref _changes);

    private sealed record StatusPage(byte[] Json, DateTimeOffset At, long Changes, bool Stale);
}
