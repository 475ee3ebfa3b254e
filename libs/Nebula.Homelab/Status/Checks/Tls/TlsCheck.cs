namespace Nebula.Homelab.Status.Checks.Tls;

/// <summary>Shakes hands over TLS and looks at the certificate.</summary>
public sealed record TlsCheck : Check
{
    internal const string TypeName = "tls";
    internal const int UsualWarnDays = 14;

    public required HostEndpoint Endpoint { get; init; }

    /// <summary>Whom to ask for where several servers share an address; null: the host.</summary>
    public string? ServerName { get; init; }

    /// <summary>With this many days left or fewer it is degraded.</summary>
    public int WarnDays { get; init; } = UsualWarnDays;

    /// <summary>An authority that this machine does not trust, or none at all, will do.</summary>
    public bool AllowSelfSigned { get; init; }

    public override string Type => TypeName;

    public override string Target => ServerName is null ? Endpoint.ToString() : $"{ServerName} at {Endpoint}";

    /// <summary>Whom the certificate must be for.</summary>
    internal string Name => ServerName ?? Endpoint.Host;

    protected override CheckInput Members() => new()
    {
        Host = Endpoint.Host,
        Port = Endpoint.Port,
        Own = OwnMembers.Of(("serverName", ServerName), ("warnDays", WarnDays), ("allowSelfSigned", AllowSelfSigned)),
    };
}
