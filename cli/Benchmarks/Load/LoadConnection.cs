using System.Net;
using System.Net.Sockets;

namespace Nebula.Cli.Benchmarks.Load;

/// <summary>One connection, with one request on its way at most.</summary>
internal sealed class LoadConnection : IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private readonly byte[] _request;
    private readonly AnswerReader _reader;
    private readonly TimeProvider _time;
    private readonly byte[] _buffer = new byte[LongestAnswer];
    private int _received;
    private long _sent;

    public LoadConnection(IPEndPoint server, TimeSpan patience, byte[] request, AnswerReader reader, TimeProvider time)
    {
        _request = request;
        _reader = reader;
        _time = time;
        Socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = (int)patience.TotalMilliseconds,
        };
        Socket.Connect(server);
    }

    public Socket Socket { get; }

    public void Send()
    {
        _received = 0;
        _sent = _time.GetTimestamp();
        Socket.Send(_request);
    }

    /// <summary>Takes what has come; waits for the first of it.</summary>
    /// <returns>How long the answer took, once it is whole.</returns>
    /// <exception cref="WrongAnswerException">It is another answer, too long, or cut off.</exception>
    public TimeSpan? Receive()
    {
        var count = Socket.Receive(_buffer.AsSpan(_received));
        if (count == 0)
        {
            throw new WrongAnswerException(
                _received == LongestAnswer ? $"An answer is longer than {LongestAnswer} bytes." : "The server closed a connection before its answer was whole.");
        }

        _received += count;
        return _reader.IsWhole(_buffer.AsSpan(0, _received)) ? _time.GetElapsedTime(_sent) : null;
    }

    public void Dispose() => Socket.Dispose();
}
