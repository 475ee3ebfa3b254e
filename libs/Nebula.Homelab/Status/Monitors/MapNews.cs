using Dapper;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.ServiceMap;
using Npgsql;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Tells once, from however many processes, that the map's file was refused, and that it is good again.</summary>
internal sealed class MapNews
{
    private const string SetSql = "UPDATE service_map_news SET refused = @Refused WHERE refused IS DISTINCT FROM @Refused";

    /// <summary>In a transaction that holds <see cref="Recording.StatusLock"/>.</summary>
    /// <param name="connection">The transaction's.</param>
    /// <param name="snapshot">The map as it was read.</param>
    /// <param name="isNew">Its good part was put in force by this transaction.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether anything was told.</returns>
    public async Task<bool> TellAsync(
        NpgsqlConnection connection, ServiceMapSnapshot snapshot, bool isNew, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var refused = snapshot.Valid ? null : string.Join('\n', snapshot.Errors);
        var isNews = await connection.ExecuteAsync(new CommandDefinition(SetSql, new { Refused = refused }, cancellationToken: cancellationToken)) > 0;
        PlatformEvent? happened = snapshot switch
        {
            { Valid: false } when isNews => new ServiceMapRefused(snapshot.Errors.Count, snapshot.Errors[0].ToString()),
            { Valid: true } when isNew || isNews => new ServiceMapApplied(snapshot.Version, snapshot.Services.Count, snapshot.Nodes.Count),
            _ => null,
        };
        if (happened is not null)
        {
            await EventOutbox.AppendAsync(connection, happened, null, now, cancellationToken);
        }

        return happened is not null;
    }
}
