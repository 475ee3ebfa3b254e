using Microsoft.Extensions.Options;
using Nebula.Cli.Commands;
using Nebula.Cli.Installation;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Cli.Launching;

/// <summary>The three databases with every library's migrations.</summary>
internal static class Databases
{
    private const string PrefixVariable = "NEBULA_POSTGRES_PREFIX";

    /// <summary>In the order in which they are applied: Homelab's tables refer to Platform's.</summary>
    public static IReadOnlyList<MigrationSource> Sources { get; } =
    [
        .. PlatformMigrations.Sources,
        new("homelab", typeof(Homelab.Status.ServiceState).Assembly),
    ];

    public static Migrator MigratorFor(string connection, LauncherSettings settings) =>
        new(Options.Create(new PostgresOptions { Connection = connection, DatabasePrefix = settings[PrefixVariable] }), Sources);

    /// <summary>Makes them and brings them up to date.</summary>
    public static async Task<(IReadOnlyList<AppliedMigration> Applied, Problem? Problem)> MigrateAsync(
        string connection, LauncherSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return (await MigratorFor(connection, settings).MigrateAsync(cancellationToken), null);
        }
        catch (MigrationException error)
        {
            return ([], new Problem(ExitCodes.Failed, error.Message, "Nothing of that script remains; put the cause right and run this again."));
        }
        catch (NpgsqlException error)
        {
            var why = error is PostgresException refused ? refused.MessageText : error.InnerException?.Message ?? error.Message;
            return ([], new Problem(ExitCodes.ServerUnreachable, $"PostgreSQL cannot be used: {why}", $"Check {LauncherSettings.Postgres} (server, user, password)."));
        }
    }
}
