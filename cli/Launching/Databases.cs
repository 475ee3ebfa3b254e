using Microsoft.Extensions.Options;
using Nebula.Cli.Backups;
using Nebula.Cli.Commands;
using Nebula.Cli.Installation;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Cli.Launching;

/// <summary>The three databases with every library's migrations.</summary>
internal static class Databases
{
    /// <summary>In the order in which they are applied: Homelab's tables refer to Platform's.</summary>
    public static IReadOnlyList<MigrationSource> Sources { get; } =
    [
        .. PlatformMigrations.Sources,
        new("homelab", typeof(Homelab.Status.ServiceState).Assembly),
    ];

    public static Migrator MigratorFor(string connection, LauncherSettings settings) => new(Options.Create(BackupPlaces.Postgres(connection, settings)), Sources);

    /// <summary>Makes them and brings them up to date; the audit log says so.</summary>
    public static async Task<(IReadOnlyList<AppliedMigration> Applied, Problem? Problem)> MigrateAsync(
        string connection, LauncherSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var applied = await MigratorFor(connection, settings).MigrateAsync(cancellationToken);
            await MigrationTrail.AppendAsync(BackupPlaces.Postgres(connection, settings), applied, BackupPlaces.Operator, clock.GetUtcNow(), cancellationToken);
            return (applied, null);
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
