namespace Nebula.Homelab.Status.Checks.Postgres;

/// <summary>Asks a PostgreSQL whether it answers: ours with a query, any other as far as that goes without credentials.</summary>
public sealed record PostgresCheck : Check
{
    internal const string TypeName = "postgres";

    /// <summary>Null: this installation's own.</summary>
    public HostEndpoint? Endpoint { get; init; }

    public override string Type => TypeName;

    public override string Target => Endpoint?.ToString() ?? "this installation's own PostgreSQL";

    protected override CheckInput Members() => new()
    {
        Host = Endpoint?.Host,
        Port = Endpoint?.Port,
        Connection = Endpoint is null ? "nebula" : null,
    };
}
