namespace Nebula.Homelab.Status.Checks.Tcp;

/// <summary>Opens a TCP connection and closes it.</summary>
public sealed record TcpCheck : Check
{
    internal const string TypeName = "tcp";

    public required HostEndpoint Endpoint { get; init; }

    public override string Type => TypeName;

    public override string Target => Endpoint.ToString();

    protected override CheckInput Members() => new()
    {
        Host = Endpoint.Host,
        Port = Endpoint.Port,
    };
}
