using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Errors;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Live;

/// <summary>
/// The status of this process: one copy in memory, read by every page and stream. <see cref="StatusFollower"/> keeps it current;
/// while it cannot, what is here is shown as stale.
/// </summary>
public sealed partial class StatusLive(TimeProvider time, ILogger<StatusLive>? logger = null)
{
    private readonly Lock _lock = new();
    private readonly StatusPages _pages = new();
    private readonly StatusReplay _replay = new();
    private readonly StatusViewers _viewers = new();
    private readonly PublicNews _news = new();
    private readonly CheckTally _tally = new();
    private readonly Dictionary<StatusAudience, StatusView> _stored = [];
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StatusMemory? _memory;
    private StaleReason? _stale;
    private long _changes;
    private long _loads;

    /// <summary>
    /// Something was loaded or applied, or went stale. Raised within the lock; true when more than states may be another.
    /// </summary>
    internal event Action<bool>? Moved;

    /// <summary>Goes up with everything that can change a view.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <summary>Goes up when it may have changed who may see what.</summary>
    internal long Loads => Interlocked.Read(ref _loads);

    /// <summary>False until the database was read for the first time.</summary>
    internal bool IsLoaded => Volatile.Read(ref _memory) is not null;

    /// <summary>To be read within <see cref="Read"/> only.</summary>
    internal CheckTally Tally => _tally;

    /// <summary>Why nothing newer is known; null while this is current.</summary>
    internal StaleReason? Stale => Volatile.Read(ref _stale);

    internal static Error NotLoaded { get; } =
        Error.Unavailable("status_not_loaded", "The status has not been read from the database yet; try again in a moment.") with
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };

    internal FeedEventId End => new(_memory?.Position ?? 0, FeedEventId.End);

    /// <summary>Null when there is nothing at all to show yet.</summary>
    public StatusPage? ReadPage(StatusAudience audience)
    {
        lock (_lock)
        {
            return _pages.Read(audience, time.GetUtcNow(), _changes, _stale is not null, () => WritePage(audience));
        }
    }

    /// <summary>Waits until a process that has just started has read the database, or found that it cannot.</summary>
    public Task WhenStartedAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        _started.Task.WaitAsync(patience, time, cancellationToken).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Begins to follow, from just behind the event named; null when there are too many viewers already.</summary>
    /// <param name="audience">What the viewer may see.</param>
    /// <param name="group">Whom the viewer counts with: an address, or a network of one customer.</param>
    /// <param name="lastEventId">The last event that the viewer has.</param>
    public StatusSubscription? Subscribe(StatusAudience audience, string group, string? lastEventId)
    {
        lock (_lock)
        {
            var asked = FeedEventId.Parse(lastEventId);
            var viewer = new StatusSubscription(audience, asked ?? End, Leave);
            if (!_viewers.TryAdd(viewer, group))
            {
                viewer.Dispose();
                return null;
            }

            if (asked is { } after && _memory is not null && _replay.FindAfter(after, audience) is { } missed)
            {
                foreach (var frame in missed)
                {
                    viewer.Send(frame);
                }
            }
            else if (_memory is not null)
            {
                // Only loading everything again closes the gap.
                viewer.Restart(FrameWriter.Map(End));
            }

            if (_stale is not null)
            {
                viewer.Tell(FrameWriter.Stale(End, _stale));
            }

            return viewer;
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

    internal IReadOnlyList<Guid> ReadPublicMonitors()
    {
        lock (_lock)
        {
            return [.. (_memory?.Services ?? []).Where(line => line.Monitor.Public).Select(line => line.Monitor.Id)];
        }
    }

    /// <summary>Reads something in one piece; the second argument says whether it is stale. Null before the database was read.</summary>
    internal TAnswer? Read<TAnswer>(Func<StatusMemory, bool, TAnswer?> read)
        where TAnswer : class
    {
        lock (_lock)
        {
            return _memory is null ? null : read(_memory, _stale is not null);
        }
    }

    internal ServiceStatus? BuildService(StatusAudience audience, ServiceLine line)
    {
        lock (_lock)
        {
            return _memory is null ? null : Builder(audience).BuildService(line);
        }
    }

    internal IReadOnlyList<Incident> BuildIncidents(StatusAudience audience, IEnumerable<IncidentRecord> records)
    {
        lock (_lock)
        {
            return _memory is null ? [] : [.. records.Select(Builder(audience).BuildIncident).OfType<Incident>()];
        }
    }

    /// <summary>One incident with all that the audience may know of it; null when that is nothing.</summary>
    internal Incident? BuildStory(StatusAudience audience, IncidentRecord record)
    {
        lock (_lock)
        {
            return _memory is null ? null : Builder(audience).BuildStory(record);
        }
    }

    /// <summary>An incident for who has just changed it; everything must be loaded.</summary>
    internal Incident Show(IncidentRecord record) => BuildStory(StatusAudience.Full, record)!;

    /// <summary>What an earlier process left behind, to be shown while the database cannot be read.</summary>
    internal void Restore(StatusAudience audience, StatusView view)
    {
        lock (_lock)
        {
            _stored[audience] = view;
            Changed();
        }
    }

    /// <summary>Everything anew. What was written for the stream is written again too: a service may have become private since.</summary>
    internal void Load(StatusBook book)
    {
        lock (_lock)
        {
            var known = _memory?.Position;
            _memory = new StatusMemory(book);
            _memory.Trim(time.GetUtcNow());
            _stored.Clear();
            _pages.Clear();
            _replay.Clear(book.RecentAfter);
            var continues = known >= book.RecentAfter && known <= book.Position;
            var writer = new FrameWriter(_memory, _news, time);
            writer.NoteAll(book.Recent);
            foreach (var row in book.Recent)
            {
                var frames = writer.Write(row);
                _replay.Add(row.Position, frames);
                if (continues && row.Position > known)
                {
                    _tally.Count(row);
                    _viewers.Send(frames);
                }
            }

            if (!continues)
            {
                _viewers.Restart(FrameWriter.Map(End));
            }

            SetStale(null);
            Interlocked.Increment(ref _loads);
            Changed();
            Announce(true);
            _started.TrySetResult();
        }
    }

    internal void Apply(IReadOnlyList<FeedRow> rows)
    {
        lock (_lock)
        {
            foreach (var row in rows)
            {
                _memory!.Apply(row);
                _tally.Count(row);
                var writer = new FrameWriter(_memory, _news, time);
                writer.Note(row);
                var frames = writer.Write(row);
                _replay.Add(row.Position, frames);
                _viewers.Send(frames);
            }

            // Who hears of an incident or a node reads the page again, and must not get the one from before it.
            var more = rows.Any(row => row.Batch.Incidents.Count > 0 || row.Batch.Internal.Count > 0 || row.Batch.Nodes.Count > 0);
            if (more)
            {
                _pages.Clear();
            }

            Changed();
            Announce(more);
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
            _viewers.Tell(FrameWriter.Stale(End, reason));
            Announce(true);
            _started.TrySetResult();
        }
    }

    private StatusPage? WritePage(StatusAudience audience)
    {
        if (_memory is not null)
        {
            return new StatusPageWriter(_memory, audience, time.GetUtcNow(), time.LocalTimeZone).Write(_stale);
        }

        return _stored.GetValueOrDefault(audience) is { } stored
            ? new StatusPage([JsonSerializer.SerializeToUtf8Bytes(stored with { Stale = true, StaleReason = _stale }, NebulaJson.Options)])
            : null;
    }

    private StatusViewBuilder Builder(StatusAudience audience) => new(_memory!, audience, time.GetUtcNow(), time.LocalTimeZone);

    private void Leave(StatusSubscription viewer)
    {
        lock (_lock)
        {
            _viewers.Remove(viewer);
        }
    }

    // Whoever hears of it fails for himself: the status goes on.
    private void Announce(bool more)
    {
        try
        {
            Moved?.Invoke(more);
        }
        catch (Exception exception)
        {
            LogUnheard(logger ?? NullLogger<StatusLive>.Instance, exception);
        }
    }

    private void Changed() => Interlocked.Increment(ref _changes);

    [LoggerMessage(LogLevel.Error, "What follows the status could not be told of a change")]
    private static partial void LogUnheard(ILogger logger, Exception exception);
}
