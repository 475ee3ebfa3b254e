using System.Net;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Ping;

/// <summary>Tries the ways in their order until one is open, and says which it was.</summary>
internal sealed class PingProbe(OutboundGuard guard, IEnumerable<IEcho> ways, TimeProvider time) : Probe<PingCheck>
{
    private const int Requests = 3;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    protected override async Task<ProbeOutcome> RunAsync(PingCheck check, OutboundTrace trace, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();

        // ICMP has no ports, so there is none to check; the fallback over TCP checks each of its own.
        var resolved = await guard.ResolveAsync(check.Host, port: null, OutboundPolicy.Monitors, cancellationToken);
        if (!resolved.IsSuccess)
        {
            throw new OutboundRefusedException(resolved.Error);
        }

        var address = resolved.Value[0];
        trace.Resolved(time.GetElapsedTime(started), address);
        foreach (var way in ways)
        {
            if (await TryAsync(way, address, cancellationToken) is { } reply)
            {
                return Outcome(way, address, reply);
            }
        }

        return ProbeOutcome.Of(ServiceState.Unknown, "ICMP is not allowed on this machine, and no port of the host may be tried instead");
    }

    private static async Task<EchoReply?> TryAsync(IEcho way, IPAddress address, CancellationToken cancellationToken)
    {
        EchoReply? reply = null;
        for (var i = 0; i < Requests && reply is not { IsAnswer: true }; i++)
        {
            reply = await way.SendAsync(address, Wait, cancellationToken);
            if (reply is null)
            {
                return null;
            }
        }

        return reply;
    }

    private static ProbeOutcome Outcome(IEcho way, IPAddress address, EchoReply reply)
    {
        var evidence = ProbeOutcome.NothingSeen with
        {
            Expected = "an answer",
            Actual = reply.IsAnswer ? $"{reply.Text} after {DurationText.Of(reply.Took)}" : $"{reply.Text} to {Requests} requests",
            Detail = $"over {way.Name}",
            Facts = new Dictionary<string, string> { ["address"] = address.ToString() },
        };
        return reply.IsAnswer
            ? ProbeOutcome.Of(ServiceState.Up, $"{reply.Text} in {DurationText.Of(reply.Took)}", reply.Took, evidence)
            : ProbeOutcome.Of(ServiceState.Down, evidence.Actual, responseTime: null, evidence) with { Unreachable = true };
    }
}
