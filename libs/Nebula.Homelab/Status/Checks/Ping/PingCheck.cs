namespace Nebula.Homelab.Status.Checks.Ping;

/// <summary>Asks whether a host is there at all.</summary>
public sealed record PingCheck : Check
{
    internal const string TypeName = "ping";

    public required string Host { get; init; }

    public override string Type => TypeName;

    public override string Target => Host;

    protected override CheckInput Members() => new() { Host = Host };
}
