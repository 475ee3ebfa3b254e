using Nebula.Platform.Streams;

namespace Nebula.Platform.Events.Feed;

/// <summary>One reader of the stream of events.</summary>
public sealed class EventSubscription : IDisposable
{
    private readonly HashSet<EventCategory> _categories;
    private readonly Action<EventSubscription> _leave;

    internal EventSubscription(IEnumerable<EventCategory> categories, string group, Action<EventSubscription> leave) =>
        (_categories, Group, _leave) = ([.. categories], group, leave);

    public StreamQueue Queue { get; } = new();

    internal string Group { get; }

    internal IReadOnlyList<EventCategory> Categories => [.. _categories];

    public void Dispose()
    {
        _leave(this);
        Queue.Dispose();
    }

    internal bool Sees(EventFrame frame) => _categories.Contains(frame.Category);

    internal void Send(EventFrame frame)
    {
        if (Sees(frame))
        {
            Queue.Send(frame.Bytes);
        }
    }
}
