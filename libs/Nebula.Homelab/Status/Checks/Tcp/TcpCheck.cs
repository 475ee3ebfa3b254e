namespace Nebula.Homelab.Status.Checks.Tcp;

/// <summary>Opens a TCP connection and closes it.</summary>
public sealed record TcpCheck : Check
{
    public required HostEndpoint Endpoint { get; init; }

    public TimeSpan? DegradedAfter { get; init; }

    public override MonitorType Type => MonitorType.Tcp;

    public override string Target => Endpoint.ToString();

    public override CheckInput ToInput() => new()
    {
        Type = Type.ToText(),
        Host = Endpoint.Host,
        Port = Endpoint.Port,
        DegradedAfterMs = (int?)DegradedAfter?.TotalMilliseconds,
    };
}
