using System.Threading.Channels;

namespace Nebula.Platform.Streams;

/// <summary>
/// What waits for one reader of a stream of server-sent events. Bounded: a reader that is too slow is let go, and comes back with the id
/// of the last event it got.
/// </summary>
public sealed class StreamQueue : IDisposable
{
    public const int MaxWaiting = 1000;

    private readonly Channel<byte[]> _waiting = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly CancellationTokenSource _tooSlow = new();

    /// <summary>Whole events, as they go over the wire; ends when there is no more to come.</summary>
    public ChannelReader<byte[]> Frames => _waiting.Reader;

    /// <summary>Cancelled when the reader does not keep up; a write that is still waiting for it must end then.</summary>
    public CancellationToken TooSlow => _tooSlow.Token;

    /// <summary>For what happens now: whoever has no room for it is too slow.</summary>
    public void Send(byte[] frame)
    {
        if (!_waiting.Writer.TryWrite(frame) && _waiting.Writer.TryComplete())
        {
            _tooSlow.Cancel();
        }
    }

    /// <summary>For what happened before: waits until there is room.</summary>
    public ValueTask SendAsync(byte[] frame, CancellationToken cancellationToken) => _waiting.Writer.WriteAsync(frame, cancellationToken);

    /// <summary>Ends the stream behind what waits already.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    public void Dispose() => _tooSlow.Dispose();
}
