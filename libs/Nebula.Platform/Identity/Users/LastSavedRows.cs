using Dapper;
using Npgsql;

namespace Nebula.Platform.Identity.Users;

/// <summary>Reads who was the last to save automations and rules; those tables are written by their own features only.</summary>
internal static class LastSavedRows
{
    /// <summary>More of a kind are not told.</summary>
    private const int Most = 100;

    // By name, as both keep it: names of users do not change, and a key is called "key 'grafana' of ann".
    private const string Automations =
        """
        select id as Id, name as Name
        from automations
        where saved_by = @name or (starts_with(saved_by, 'key ''') and right(saved_by, length(@ofName)) = @ofName)
        order by lower(name), id
        limit @most
        """;

    private const string Rules =
        """
        select id as Id, name as Name
        from notification_rules
        where updated_by = @name or (starts_with(updated_by, 'key ''') and right(updated_by, length(@ofName)) = @ofName)
        order by lower(name), id
        limit @most
        """;

    public static async Task<LastSaved> ReadAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        var parameters = new { name, ofName = $"' of {name}", most = Most };
        var automations = await connection.QueryAsync<SavedThing>(new CommandDefinition(Automations, parameters, cancellationToken: cancellationToken));
        var rules = await connection.QueryAsync<SavedThing>(new CommandDefinition(Rules, parameters, cancellationToken: cancellationToken));
        return new LastSaved(automations.AsList(), rules.AsList());
    }
}
