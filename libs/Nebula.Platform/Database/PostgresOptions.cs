using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Database;

/// <summary>The PostgreSQL server that all three databases live on.</summary>
public sealed class PostgresOptions : IValidatableObject
{
    public const string SectionName = "Postgres";

    private const string FoundWithIt = "The database is found with it, so it cannot stand in there. Set it in the environment or in .env.";

    [EnvironmentVariable(
        "NEBULA_POSTGRES",
        "The PostgreSQL server, as a URI or as key=value pairs of Npgsql. The databases homelab_jarvis, discord_bot and stream_bot are made on it. "
            + "`./nebula up` starts a server of its own when this is not set.",
        Example = "postgresql://nebula:<password>@db.lan:5432/postgres?sslmode=require",
        Secret = true,
        Label = "Server",
        Locked = FoundWithIt)]
    public string? Connection { get; set; }

    [EnvironmentVariable(
        "NEBULA_POSTGRES_PREFIX",
        "Put before the databases' names, so that two installations can share one server. Lower-case letters, digits, _.",
        Label = "Prefix of the databases",
        Example = "lab_",
        Locked = FoundWithIt)]
    [RegularExpression("^[a-z][a-z0-9_]{0,30}$", ErrorMessage = "must start with a lower-case letter and have lower-case letters, digits and _ only, at most 31")]
    public string? DatabasePrefix { get; set; }

    [EnvironmentVariable(
        "NEBULA_POSTGRES_POOL",
        "The most connections a process opens to each database, 2 to 100.",
        Label = "Connections to each database",
        Example = "12",
        Unit = "connections",
        NeedsRestart = true)]
    [Range(2, 100, ErrorMessage = "must be a whole number from 2 to 100")]
    public int PoolSize { get; set; } = 12;

    public bool IsConfigured => !string.IsNullOrEmpty(Connection);

    /// <summary>Put behind the names: databases on their way to become these. No prefix makes such a name.</summary>
    internal string? DatabaseSuffix { get; init; }

    /// <summary>What a database is called on the server.</summary>
    public string NameOf(string database) => DatabasePrefix + database + DatabaseSuffix;

    internal PostgresOptions WithSuffix(string suffix) => new() { Connection = Connection, DatabasePrefix = DatabasePrefix, PoolSize = PoolSize, DatabaseSuffix = suffix };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsConfigured)
        {
            yield break;
        }

        var connection = PostgresConnection.Parse(Connection!);
        if (!connection.IsSuccess)
        {
            yield return new ValidationResult(connection.Error.Detail, [nameof(Connection)]);
        }
    }
}
