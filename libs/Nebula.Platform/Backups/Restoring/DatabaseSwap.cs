using System.Globalization;
using Dapper;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Platform.Backups.Restoring;

/// <summary>
/// Puts the restored databases in the place of the present ones. All renames are one transaction: after a crash at any moment
/// either all three are the old ones or all three the new.
/// </summary>
internal sealed class DatabaseSwap(PostgresOptions postgres, PostgresOptions restoring, string keptSuffix)
{
    private const string Connected =
        """
        select count(*) as Number, coalesce(string_agg(distinct nullif(application_name, ''), ', '), 'unnamed') as Who
        from pg_stat_activity where datname = any(@names) and backend_type = 'client backend'
        """;

    private const string Terminate = "select pg_terminate_backend(pid) from pg_stat_activity where datname = any(@names) and backend_type = 'client backend'";

    private const int Attempts = 3;

    private static readonly TimeSpan BetweenTerminations = TimeSpan.FromMilliseconds(200);

    private readonly PostgresOptions _kept = postgres.WithSuffix(keptSuffix);

    private string[] Names => [.. DatabaseNames.All.Select(postgres.NameOf)];

    /// <exception cref="BackupRefusal">It could not be done now.</exception>
    public async Task RequirePossibleAsync(NpgsqlConnection connection, bool disconnect, CancellationToken cancellationToken)
    {
        if (await MaintenanceSession.ExistingAsync(connection, DatabaseNames.All.Select(_kept.NameOf), cancellationToken) is [var taken, ..])
        {
            throw new BackupRefusal(Error.Conflict("kept_state_exists", $"{taken} is there already, from a restore in this very minute: try again in the next."));
        }

        if (!disconnect)
        {
            await RequireUnusedAsync(connection, cancellationToken);
        }
    }

    /// <returns>What the old databases are called now.</returns>
    /// <exception cref="BackupRefusal">Somebody does not let go of them; nothing was renamed.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(NpgsqlConnection connection, bool disconnect, CancellationToken cancellationToken)
    {
        var present = await MaintenanceSession.ExistingAsync(connection, Names, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            if (!disconnect)
            {
                await RequireUnusedAsync(connection, cancellationToken);
            }

            try
            {
                return await RenameAsync(connection, present, disconnect, cancellationToken);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ObjectInUse)
            {
                if (attempt == Attempts)
                {
                    throw new BackupRefusal(Error.Conflict("database_in_use", $"Somebody stays connected: {exception.MessageText}. Nothing was changed."));
                }
            }
        }
    }

    private async Task RequireUnusedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (number, who) = await connection.QuerySingleAsync<(long, string)>(
            new CommandDefinition(Connected, new { names = Names }, cancellationToken: cancellationToken));
        if (number > 0)
        {
            throw new BackupRefusal(Error.Conflict(
                "database_in_use",
                string.Create(CultureInfo.InvariantCulture, $"{number} connection(s) use these databases ({who}): stop the functions, or end the connections with --disconnect.")));
        }
    }

    private async Task<IReadOnlyList<string>> RenameAsync(
        NpgsqlConnection connection, IReadOnlyList<string> present, bool disconnect, CancellationToken cancellationToken)
    {
        using var renamed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var terminating = disconnect ? TerminateAsync(renamed.Token) : Task.CompletedTask;
        try
        {
            // A rename locks newcomers out at once and waits 5 s for those who are in (CountOtherDBBackends in dbcommands.c).
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var kept = new List<string>();
            foreach (var database in DatabaseNames.All)
            {
                if (present.Contains(postgres.NameOf(database)))
                {
                    kept.Add(_kept.NameOf(database));
                    await RenameAsync(connection, postgres.NameOf(database), kept[^1], cancellationToken);
                }

                await RenameAsync(connection, restoring.NameOf(database), postgres.NameOf(database), cancellationToken);
            }

            await transaction.CommitAsync(CancellationToken.None);
            return kept;
        }
        finally
        {
            await renamed.CancelAsync();
            await terminating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Task RenameAsync(NpgsqlConnection connection, string from, string to, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            $"alter database {SqlName.Quote(from)} rename to {SqlName.Quote(to)}", cancellationToken: cancellationToken));

    private async Task TerminateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await MaintenanceSession.OpenAsync(postgres, cancellationToken);
        while (true)
        {
            await connection.ExecuteAsync(new CommandDefinition(Terminate, new { names = Names }, cancellationToken: cancellationToken));
            await Task.Delay(BetweenTerminations, TimeProvider.System, cancellationToken);
        }
    }
}
