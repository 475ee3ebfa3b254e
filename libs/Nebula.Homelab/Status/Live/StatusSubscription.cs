using System.Threading.Channels;

namespace Nebula.Homelab.Status.Live;

/// <summary>
/// One viewer of the stream. What it is sent waits in a bounded queue: a viewer that reads too slowly is let go, and comes back with the
/// id of the last event it got.
/// </summary>
public sealed class StatusSubscription : IDisposable
{
    /// <summary>How many events may be due at once when a viewer comes back; the rest of the queue is for what happens meanwhile.</summary>
    internal const int MaxReplay = MaxWaiting / 2;

    private const int MaxWaiting = 1000;

    private readonly Channel<byte[]> _waiting = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly CancellationTokenSource _tooSlow = new();
    private readonly Action<StatusSubscription> _leave;

    internal StatusSubscription(StatusAudience audience, FeedEventId after, Action<StatusSubscription> leave) =>
        (Audience, After, _leave) = (audience, after, leave);

    public ChannelReader<byte[]> Frames => _waiting.Reader;

    /// <summary>Cancelled when the viewer does not keep up; a write that is still waiting for it must end then.</summary>
    public CancellationToken TooSlow => _tooSlow.Token;

    internal StatusAudience Audience { get; }

    internal FeedEventId After { get; private set; }

    public void Dispose()
    {
        _leave(this);
        _tooSlow.Dispose();
    }

    internal void Send(StatusFrame frame)
    {
        // What it already had, from a process that was ahead of this one, and what it may not see.
        if (frame.Id.CompareTo(After) <= 0 || frame.For(Audience) is not { Length: > 0 } bytes)
        {
            return;
        }

        After = frame.Id;
        Write(bytes);
    }

    /// <summary>Something outside the feed, which moves nothing.</summary>
    internal void Tell(StatusFrame frame)
    {
        if (frame.For(Audience) is { Length: > 0 } bytes)
        {
            Write(bytes);
        }
    }

    /// <summary>Starts afresh from an event, whatever the viewer had.</summary>
    internal void Restart(StatusFrame frame)
    {
        After = frame.Id;
        Tell(frame);
    }

    private void Write(byte[] bytes)
    {
        if (!_waiting.Writer.TryWrite(bytes) && _waiting.Writer.TryComplete())
        {
            _tooSlow.Cancel();
        }
    }
}
