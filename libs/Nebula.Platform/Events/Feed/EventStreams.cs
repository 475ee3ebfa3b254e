using Nebula.Platform.Errors;
using Nebula.Platform.Streams;

namespace Nebula.Platform.Events.Feed;

/// <summary>Lets readers follow the events from wherever they were, without loss.</summary>
public sealed class EventStreams
{
    private const int PageSize = 200;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    private readonly EventStore _store;
    private readonly EventLive _live;
    private readonly TimeProvider _time;

    internal EventStreams(EventStore store, EventLive live, TimeProvider time) => (_store, _live, _time) = (store, live, time);

    /// <summary>A seat, to be given back by disposing of it.</summary>
    /// <param name="filter">What the reader may see and wants to.</param>
    /// <param name="group">Whom the reader counts with: an address, or a network of one customer.</param>
    public Result<EventSubscription> Join(EventFilter filter, string group) =>
        _live.Join(filter, group) is { } viewer
            ? viewer
            : Error.Unavailable("stream_full", "Too many readers, or too many from one address, follow the events here; read them by page instead.") with
            {
                RetryAfter = TimeSpan.FromSeconds(30),
            };

    /// <summary>Fills the reader's queue: from PostgreSQL until it has caught up, from then on with what happens. Returns when that is so.</summary>
    /// <param name="viewer">The reader.</param>
    /// <param name="after">The last event that the reader has; null begins with the next one.</param>
    /// <param name="cancellationToken">The reader has gone.</param>
    public async Task FollowAsync(EventSubscription viewer, long? after, CancellationToken cancellationToken)
    {
        try
        {
            var end = await _store.ReadEndAsync(cancellationToken);

            // A place that the feed has not reached is one of another database: it begins at this one's end.
            var place = after is { } known && known <= end ? known : end;
            await viewer.Queue.SendAsync(EventFrame.Place(place), cancellationToken);
            while (!_live.TryAttach(viewer, place))
            {
                place = await CatchUpAsync(viewer, place, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database went away: the reader comes back, and resumes behind what it got.
            viewer.Queue.Complete();
            throw;
        }
    }

    private async Task<long> CatchUpAsync(EventSubscription viewer, long place, CancellationToken cancellationToken)
    {
        // Room for what happens meanwhile: a reader that has just come back is not to be let go for what it has missed.
        while (viewer.Queue.Frames.Count > StreamQueue.MaxWaiting / 4)
        {
            await Task.Delay(LookAgain, _time, cancellationToken);
        }

        var page = await _store.ReadPageAsync(viewer.Filter.After(place, PageSize), cancellationToken);
        foreach (var happened in page.Items)
        {
            await viewer.Queue.SendAsync(EventFrame.Of(happened).Bytes, cancellationToken);
        }

        if (page.Next is { } next)
        {
            return next;
        }

        // A page's end is read before it, so nothing up to it is missing. If this process has not heard of it yet, it soon will.
        var reached = page.Items.Count > 0 ? Math.Max(page.End, page.Items[^1].Position) : page.End;
        if (reached > _live.End)
        {
            await Task.Delay(LookAgain, _time, cancellationToken);
        }

        return reached;
    }
}
