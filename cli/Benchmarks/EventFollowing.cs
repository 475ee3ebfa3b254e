using System.Net;
using System.Net.Sockets;
using System.Text;
using Nebula.Cli.Benchmarks.Load;

namespace Nebula.Cli.Benchmarks;

/// <summary>One reader of the stream over a socket of its own, with the events of one subject.</summary>
internal sealed class EventFollowing : IDisposable
{
    private const int BufferSize = 16 * 1024;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly EventStreamParser _parser;
    private readonly TimeProvider _time;
    private readonly bool _isTimed;

    /// <param name="subject">Whose events it wants.</param>
    /// <param name="isTimed">Whether it notes when they came; a few are enough.</param>
    /// <param name="time">The clock.</param>
    public EventFollowing(string subject, bool isTimed, TimeProvider time)
    {
        (Subject, _isTimed, _time) = (subject, isTimed, time);
        _parser = new EventStreamParser(Take);
    }

    public string Subject { get; }

    /// <summary>The ids in the order in which they came.</summary>
    public List<long> Ids { get; } = [];

    /// <summary>From the moment it happened, in milliseconds.</summary>
    public List<double> Latencies { get; } = [];

    /// <summary>Asks for all that comes behind a position; returns when the stream has begun.</summary>
    public async Task ConnectAsync(IPEndPoint server, long after, string cookie, string address, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(server, cancellationToken);
        var request = $"GET /api/events/stream?subject={Uri.EscapeDataString(Subject)}&lastEventId={after} HTTP/1.1\r\nHost: {server}\r\nAccept: text/event-stream\r\n"
            + $"Cookie: {cookie}\r\nX-Forwarded-For: {address}\r\n\r\n";
        await _socket.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        var received = 0;
        int end;
        do
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(received), cancellationToken);
            received += count > 0 ? count : throw new WrongAnswerException("A stream was refused without an answer.");
            end = _buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8);
        }
        while (end < 0);

        if (!_buffer.AsSpan().StartsWith("HTTP/1.1 200 "u8))
        {
            throw new WrongAnswerException($"A stream was refused: {Encoding.UTF8.GetString(_buffer.AsSpan(0, received))}");
        }

        _parser.Feed(_buffer.AsSpan((end + 4)..received));
    }

    /// <summary>Reads until it is told to stop.</summary>
    /// <exception cref="WrongAnswerException">The server ended the stream.</exception>
    public async Task ReadAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var count = await _socket.ReceiveAsync(_buffer.AsMemory(), stop);
                if (count == 0)
                {
                    throw new WrongAnswerException($"The server ended a stream after {Ids.Count} events.");
                }

                _parser.Feed(_buffer.AsSpan(0, count));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Enough was read.
        }
        catch (SocketException error)
        {
            throw new WrongAnswerException($"The server broke off a stream after {Ids.Count} events: {error.Message}");
        }
    }

    public void Dispose() => _socket.Dispose();

    private void Take(long id, ReadOnlySpan<byte> data)
    {
        Ids.Add(id);
        if (_isTimed)
        {
            var at = data[(data.IndexOf("\"occurredAt\":\""u8) + 14)..];
            at = at[..at.IndexOf((byte)'"')];
            if (DateTimeOffset.TryParse(Encoding.ASCII.GetString(at), System.Globalization.CultureInfo.InvariantCulture, out var happened))
            {
                Latencies.Add((_time.GetUtcNow() - happened).TotalMilliseconds);
            }
        }
    }
}
