using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Events.Handling;

/// <summary>
/// Does something when an event happens. It is told of every event that it wants at least once, in the order of the feed, by one process
/// at a time; an event that it has thrown for is told again later, after others. So: idempotent, by the event's id or position.
/// </summary>
public interface IEventHandler
{
    /// <summary>Stable, snake_case: its place in the feed is kept under it.</summary>
    string Name { get; }

    bool Wants(FeedEvent happened);

    /// <exception cref="Exception">It could not be done; the message is shown to people.</exception>
    Task HandleAsync(FeedEvent happened, CancellationToken cancellationToken);
}
