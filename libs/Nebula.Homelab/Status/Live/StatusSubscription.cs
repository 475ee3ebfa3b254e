using Nebula.Platform.Streams;

namespace Nebula.Homelab.Status.Live;

/// <summary>One viewer of the stream. What it is sent waits in a bounded queue.</summary>
public sealed class StatusSubscription : IDisposable
{
    /// <summary>How many events may be due at once when a viewer comes back; the rest of the queue is for what happens meanwhile.</summary>
    internal const int MaxReplay = StreamQueue.MaxWaiting / 2;

    private readonly Action<StatusSubscription> _leave;

    internal StatusSubscription(StatusAudience audience, FeedEventId after, Action<StatusSubscription> leave) =>
        (Audience, After, _leave) = (audience, after, leave);

    public StreamQueue Queue { get; } = new();

    internal StatusAudience Audience { get; }

    internal FeedEventId After { get; private set; }

    public void Dispose()
    {
        _leave(this);
        Queue.Dispose();
    }

    internal void Send(StatusFrame frame)
    {
        // What it already had, from a process that was ahead of this one, and what it may not see.
        if (frame.Id.CompareTo(After) <= 0 || frame.For(Audience) is not { Length: > 0 } bytes)
        {
            return;
        }

        After = frame.Id;
        Queue.Send(bytes);
    }

    /// <summary>Something outside the feed, which moves nothing.</summary>
    internal void Tell(StatusFrame frame)
    {
        if (frame.For(Audience) is { Length: > 0 } bytes)
        {
            Queue.Send(bytes);
        }
    }

    /// <summary>Starts afresh from an event, whatever the viewer had.</summary>
    internal void Restart(StatusFrame frame)
    {
        After = frame.Id;
        Tell(frame);
    }
}
