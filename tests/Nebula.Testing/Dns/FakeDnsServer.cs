using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nebula.Testing.Dns;

/// <summary>A name server on a free loopback port, over UDP.</summary>
public sealed class FakeDnsServer : IAsyncDisposable
{
    private const int HeaderBytes = 12;

    private readonly UdpClient _udp = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<byte[], byte[]?> _answer;
    private readonly Task _serving;
    private int _questions;

    private FakeDnsServer(Func<byte[], byte[]?> answer)
    {
        _answer = answer;
        _serving = ServeAsync();
    }

    public string Endpoint => $"127.0.0.1:{Port}";

    public int Port => ((IPEndPoint)_udp.Client.LocalEndPoint!).Port;

    /// <summary>How many questions came.</summary>
    public int Questions => _questions;

    /// <summary>The name that was asked for last.</summary>
    public string? LastName { get; private set; }

    /// <summary>Answers every question with the same records.</summary>
    public static FakeDnsServer Answering(params FakeDnsRecord[] records) => new(question => Message(question, 0, records));

    /// <summary>Answers every question with an error: 3 is NXDOMAIN.</summary>
    public static FakeDnsServer Failing(int code) => new(question => Message(question, code, []));

    /// <summary>Hears, and says nothing.</summary>
    public static FakeDnsServer Silent() => new(_ => null);

    /// <summary>Answers with something else.</summary>
    public static FakeDnsServer Babbling(string text) => new(_ => Encoding.ASCII.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _udp.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var question = await _udp.ReceiveAsync(_stop.Token);
                Interlocked.Increment(ref _questions);
                LastName = NameIn(question.Buffer);
                if (_answer(question.Buffer) is { } answer)
                {
                    await _udp.SendAsync(answer, question.RemoteEndPoint, _stop.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    /// <summary>RFC 1035, 4.1.1: the id and the question as they came, then the records, each of which points to the name that was asked for.</summary>
    private static byte[] Message(byte[] question, int code, FakeDnsRecord[] records)
    {
        byte[] head = [question[0], question[1], 0x81, (byte)(0x80 | code), 0, 1, 0, (byte)records.Length, 0, 0, 0, 0];
        return [.. head, .. question.AsSpan(HeaderBytes, QuestionBytes(question)), .. records.SelectMany(Bytes)];
    }

    private static IEnumerable<byte> Bytes(FakeDnsRecord record) =>
    [
        0xc0, HeaderBytes, .. FakeDnsRecord.Number16(record.Type), 0, 1, .. FakeDnsRecord.Number32(record.Ttl), .. FakeDnsRecord.Number16(record.Data.Length),
        .. record.Data,
    ];

    private static string NameIn(byte[] question)
    {
        List<string> labels = [];
        for (var at = HeaderBytes; question[at] > 0; at += question[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]));
        }

        return string.Join('.', labels);
    }

    // The name with its closing zero, type and class.
    private static int QuestionBytes(byte[] question)
    {
        var at = HeaderBytes;
        while (question[at] > 0)
        {
            at += question[at] + 1;
        }

        return at - HeaderBytes + 5;
    }
}
