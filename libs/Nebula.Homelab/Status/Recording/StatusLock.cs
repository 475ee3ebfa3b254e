using Dapper;
using Npgsql;

namespace Nebula.Homelab.Status.Recording;

/// <summary>
/// The lock under which results, states, incidents and feed positions are written. It is held until commit, so that the order
/// of feed positions is the order of commits, and two processes never judge the same moment differently.
/// </summary>
internal static class StatusLock
{
    // Any number will do that nothing else in this database takes: "status" in ASCII.
    private const long Key = 0x737461747573;

    private const string Sql = "SELECT pg_advisory_xact_lock(@Key)";

    public static Task TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(Sql, new { Key }, transaction, cancellationToken: cancellationToken));
}
