using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Notifications.Reminding;
using Npgsql;

namespace Nebula.Homelab.Status.Incidents;

/// <summary>The incidents of which people may be reminded.</summary>
internal sealed class OpenIncidents(NpgsqlDataSource database) : IOpenStories
{
    // More than anybody wants to be reminded of; the oldest come first.
    private const int Limit = 1000;

    private readonly IncidentStore _incidents = new();

    public async Task<IReadOnlyCollection<string>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var open = await _incidents.LoadAllOpenAsync(connection, Limit, cancellationToken);
        return [.. open.Where(incident => !incident.IsUnderMaintenance()).Select(incident => IncidentStory.Of(incident.Id))];
    }

    public async Task<bool> IsOpenAsync(string story, CancellationToken cancellationToken)
    {
        if (IncidentStory.Find(story) is not { } id)
        {
            return false;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await _incidents.FindAsync(connection, id, cancellationToken) is { ResolvedAt: null } incident && !incident.IsUnderMaintenance();
    }
}
