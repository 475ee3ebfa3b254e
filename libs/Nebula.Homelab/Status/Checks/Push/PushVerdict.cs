using System.Globalization;

namespace Nebula.Homelab.Status.Checks.Push;

/// <summary>What heartbeats, or their silence, say.</summary>
internal static class PushVerdict
{
    public static ProbeOutcome Of(PushLine line, PushCheck check)
    {
        var allowed = line.IntervalSeconds + check.GraceSeconds;
        if (!line.HasAddress)
        {
            return ProbeOutcome.Of(ServiceState.Unknown, "it has no address for heartbeats yet; make one in its form");
        }

        if (line is { LastUp: false })
        {
            return ProbeOutcome.Of(ServiceState.Down, SaidDown(line.LastMessage), evidence: EvidenceOf(line, "status down"));
        }

        if (line.SilentSeconds <= allowed)
        {
            var reason = line.LastAt is { } at ? $"last heartbeat {TextOf(at)}{Said(line.LastMessage)}" : "waiting for the first heartbeat";
            return ProbeOutcome.Of(line.LastAt is null ? ServiceState.Unknown : ServiceState.Up, reason, evidence: EvidenceOf(line, reason)) with
            {
                // The very moment at which silence becomes too long.
                LookAgainIn = In(allowed, line.SilentSeconds),
            };
        }

        // What nobody waited for is no silence of the sender's.
        if (line.ListeningSeconds <= allowed && !line.WasDown)
        {
            return ProbeOutcome.Of(ServiceState.Unknown, $"{Silence(line)}, but it is waited for only since {Span((int)line.ListeningSeconds)}", evidence: EvidenceOf(line, Silence(line))) with
            {
                LookAgainIn = In(allowed, line.ListeningSeconds),
            };
        }

        return ProbeOutcome.Of(ServiceState.Down, $"{Silence(line)}, expected every {Span(line.IntervalSeconds)}", evidence: EvidenceOf(line, Silence(line)));
    }

    /// <summary>What a heartbeat says by itself, when it comes.</summary>
    public static ProbeOutcome OfBeat(bool up, string? message, TimeSpan? took) => up
        ? ProbeOutcome.Of(ServiceState.Up, $"heartbeat{Said(message)}", took)
        : ProbeOutcome.Of(ServiceState.Down, SaidDown(message), took, ProbeOutcome.NothingSeen with { Expected = "status up", Actual = "status down", Detail = message });

    // A moment behind it, so that the look finds it passed; a clock that was set back makes it no longer than it can be.
    private static TimeSpan In(double allowed, double passed) => TimeSpan.FromSeconds(Math.Min(allowed, allowed - passed) + 0.1);

    private static string SaidDown(string? message) => $"the sender says that it is down{Said(message)}";

    private static string Said(string? message) => message is null ? "" : $": {message}";

    private static string Silence(PushLine line) => line.LastAt is { } at ? $"no heartbeat since {TextOf(at)}" : "no heartbeat has come yet";

    private static Evidence EvidenceOf(PushLine line, string actual) => ProbeOutcome.NothingSeen with
    {
        Expected = $"a heartbeat every {Span(line.IntervalSeconds)}",
        Actual = actual,
    };

    private static string TextOf(DateTimeOffset at) => $"{at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";

    private static string Span(int seconds) => seconds switch
    {
        >= 86_400 when seconds % 86_400 == 0 => $"{seconds / 86_400} d",
        >= 3600 when seconds % 3600 == 0 => $"{seconds / 3600} h",
        >= 60 when seconds % 60 == 0 => $"{seconds / 60} min",
        _ => $"{seconds} s",
    };
}
