using System.Net.Sockets;
using System.Text;
using Nebula.Integrations.Http;
using Nebula.Platform.Outbound;
using StackExchange.Redis;

namespace Nebula.Homelab.Status.Checks.Redis;

internal sealed class RedisProbe(IConnectionMultiplexer own, OutboundConnector connector, TimeProvider time) : Probe<RedisCheck>
{
    private const int MaxLineBytes = 512;

    protected override async Task<ProbeOutcome> RunAsync(RedisCheck check, OutboundTrace trace, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (check.Endpoint is not { } endpoint)
        {
            await own.GetDatabase().PingAsync().WaitAsync(cancellationToken);
            return Outcome(ServiceState.Up, "PONG", time.GetElapsedTime(started));
        }

        using var socket = await connector.ConnectAsync(endpoint.Host, endpoint.Port, OutboundPolicy.Monitors, trace, cancellationToken);
        await using var stream = new NetworkStream(socket, ownsSocket: false);
        await stream.WriteAsync("*1\r\n$4\r\nPING\r\n"u8.ToArray(), cancellationToken);
        var line = await ReadLineAsync(stream, cancellationToken);
        var took = time.GetElapsedTime(started);
        return line switch
        {
            "+PONG" => Outcome(ServiceState.Up, "PONG", took),
            _ when line.StartsWith("-NOAUTH", StringComparison.Ordinal) => Outcome(ServiceState.Up, "it answers and wants a password", took),
            _ when line.StartsWith("-DENIED", StringComparison.Ordinal) => Outcome(ServiceState.Up, "it answers, in protected mode", took),
            _ when line.StartsWith("-LOADING", StringComparison.Ordinal) => Outcome(ServiceState.Down, "it is still loading its data", took),
            _ when line.StartsWith('-') => Outcome(ServiceState.Degraded, $"it answers {PlainText.Of(line[1..])}", took),
            _ => throw new UnexpectedAnswerException("+PONG", "something else"),
        };
    }

    private static ProbeOutcome Outcome(ServiceState state, string actual, TimeSpan took) =>
        ProbeOutcome.Of(state, $"{actual}, {DurationText.Of(took)}", took, ProbeOutcome.NothingSeen with
        {
            Expected = "PONG",
            Actual = $"{actual} after {DurationText.Of(took)}",
        });

    private static async Task<string> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxLineBytes];
        var length = 0;
        while (length < buffer.Length)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (count == 0)
            {
                throw new EndOfStreamException();
            }

            length += count;
            if (buffer.AsSpan(0, length).IndexOf("\r\n"u8) is >= 0 and var end)
            {
                return Encoding.UTF8.GetString(buffer, 0, end);
            }
        }

        throw new UnexpectedAnswerException("+PONG", "something else");
    }
}
