using Dapper;
using Microsoft.Extensions.Options;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Platform.Integrations.Parts;

/// <summary>The database that everything is kept in.</summary>
internal sealed class PostgresIntegration(NpgsqlDataSource database, IOptions<PostgresOptions> options) : IIntegration
{
    private const string Variable = "NEBULA_POSTGRES";

    public IntegrationDescription Description { get; } = new("postgres", "PostgreSQL", "Keeps everything: accounts, monitors, history, events, settings.")
    {
        Settings = [Variable, "NEBULA_POSTGRES_PREFIX", "NEBULA_POSTGRES_POOL"],
        HowTo = "./nebula up starts one; for a server of your own, give the address of a user who may create databases.",
        Link = new Uri("https://www.postgresql.org/download/"),
        Scopes = ["LOGIN", "CREATEDB"],
    };

    public IReadOnlyList<string> Missing => options.Value.IsConfigured ? [] : [Variable];

    public async Task<IntegrationAnswer> TestAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var version = await connection.QuerySingleAsync<string>(new CommandDefinition("show server_version", cancellationToken: cancellationToken));
        return new IntegrationAnswer(true, $"PostgreSQL {version} answers");
    }
}
