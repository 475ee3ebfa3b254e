using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Platform.Backups.Restoring;

/// <summary>What restores have put aside, to look into or to remove. Nothing of it goes by itself.</summary>
public sealed partial class KeptStates(PostgresOptions postgres, TimeProvider time)
{
    private const string Marker = "_before_";

    private const string Find =
        """
        select datname::text as Name, pg_database_size(oid) as Bytes from pg_database
        where datname ~ ('^' || @prefix || '(' || @names || ')_before_[0-9]{10}$') order by right(datname, 10) desc, datname
        """;

    public async Task<Result<IReadOnlyList<KeptState>>> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await MaintenanceSession.OpenAsync(postgres, cancellationToken);
            return (await FindAsync(connection, cancellationToken)).ToList();
        }
        catch (Exception exception) when (BackupFailure.Of(exception) is { } error)
        {
            return error;
        }
    }

    /// <summary>Drops the databases of a state, for good.</summary>
    public async Task<Result<KeptState>> ForgetAsync(string name, Actor actor, CancellationToken cancellationToken)
    {
        if (!TimeText().IsMatch(name))
        {
            return Error.Invalid("kept_state_unknown", "A kept state is named by ten digits: ./nebula restore kept lists them.");
        }

        try
        {
            await using var connection = await MaintenanceSession.OpenAloneAsync(postgres, cancellationToken);
            if ((await FindAsync(connection, cancellationToken)).FirstOrDefault(state => state.Name == name) is not { } found)
            {
                return Error.NotFound("kept_state_unknown", $"There is no kept state {name}: ./nebula restore kept lists them.");
            }

            await MaintenanceSession.DropAsync(connection, found.Databases, cancellationToken);
            var entry = new AuditEntry(actor, AuditActions.KeptStateForgotten, AuditOutcome.Done) { Target = $"kept-state:{name}", Before = found };
            await BackupNews.TellAsync(postgres, null, entry, time.GetUtcNow(), cancellationToken);
            return found;
        }
        catch (Exception exception) when (BackupFailure.Of(exception) is { } error)
        {
            return error;
        }
    }

    /// <summary>The longest prefix and this are 63 bytes, which is what PostgreSQL takes for a name.</summary>
    internal static string SuffixAt(DateTimeOffset now) => Marker + now.UtcDateTime.ToString("yyMMddHHmm", CultureInfo.InvariantCulture);

    private async Task<IEnumerable<KeptState>> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var parameters = new { prefix = postgres.DatabasePrefix ?? "", names = string.Join('|', DatabaseNames.All) };
        var rows = await connection.QueryAsync<(string Name, long Bytes)>(new CommandDefinition(Find, parameters, cancellationToken: cancellationToken));
        return rows.GroupBy(row => row.Name[^10..]).Select(group => new KeptState(group.Key, [.. group.Select(row => row.Name)], group.Sum(row => row.Bytes)));
    }

    [GeneratedRegex("^[0-9]{10}$")]
    private static partial Regex TimeText();
}
