namespace Nebula.Homelab.Status.Checks.Redis;

/// <summary>Sends PING to a Redis (or what speaks its protocol).</summary>
public sealed record RedisCheck : Check
{
    internal const string TypeName = "redis";

    /// <summary>Null: this installation's own.</summary>
    public HostEndpoint? Endpoint { get; init; }

    public override string Type => TypeName;

    public override string Target => Endpoint?.ToString() ?? "this installation's own cache";

    protected override CheckInput Members() => new()
    {
        Host = Endpoint?.Host,
        Port = Endpoint?.Port,
        Connection = Endpoint is null ? "nebula" : null,
    };
}
