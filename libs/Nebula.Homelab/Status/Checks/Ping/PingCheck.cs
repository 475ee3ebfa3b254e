namespace Nebula.Homelab.Status.Checks.Ping;

/// <summary>Asks whether a host is there at all.</summary>
public sealed record PingCheck : Check
{
    public required string Host { get; init; }

    public TimeSpan? DegradedAfter { get; init; }

    public override MonitorType Type => MonitorType.Ping;

    public override string Target => Host;

    public override CheckInput ToInput() => new()
    {
        Type = Type.ToText(),
        Host = Host,
        DegradedAfterMs = (int?)DegradedAfter?.TotalMilliseconds,
    };
}
