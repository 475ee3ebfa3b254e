using Nebula.Platform.Streams;

namespace Nebula.Platform.Events.Feed;

/// <summary>One reader of the stream of events.</summary>
public sealed class EventSubscription : IDisposable
{
    private readonly Action<EventSubscription> _leave;

    internal EventSubscription(EventFilter filter, string group, Action<EventSubscription> leave) =>
        (Filter, Group, _leave) = (filter, group, leave);

    public StreamQueue Queue { get; } = new();

    internal string Group { get; }

    internal EventFilter Filter { get; }

    public void Dispose()
    {
        _leave(this);
        Queue.Dispose();
    }
}
