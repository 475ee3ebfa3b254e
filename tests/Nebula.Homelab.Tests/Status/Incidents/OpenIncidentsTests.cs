using Nebula.Homelab.Status.Incidents;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.Incidents;

/// <summary>Of which incidents people may be reminded.</summary>
public sealed class OpenIncidentsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly StoryRig _rig = new(database);

    [Fact]
    public async Task List_OpenUnderMaintenanceAndOver_IsTheOpenOneAlone()
    {
        var (open, maintained, over) = (await _rig.FailAsync("open"), await _rig.FailAsync("maintained"), await _rig.FailAsync("over"));
        await ChangeAsync(maintained, incident => incident.Noting(_rig.Time.GetUtcNow(), IncidentEntryKind.MaintenanceBegan, "Under maintenance: disks"));
        await ChangeAsync(over, incident => incident with { ResolvedAt = _rig.Time.GetUtcNow() });

        var during = await new OpenIncidents(database.DataSource).ListAsync(CancellationToken.None);
        await ChangeAsync(maintained, incident => incident.Noting(_rig.Time.GetUtcNow(), IncidentEntryKind.MaintenanceEnded, "Maintenance is over."));
        var afterwards = await new OpenIncidents(database.DataSource).ListAsync(CancellationToken.None);

        Assert.Equal([$"incident:{open}"], during);
        Assert.Equal([$"incident:{open}", $"incident:{maintained}"], afterwards);
    }

    private async Task ChangeAsync(Guid id, Func<IncidentRecord, IncidentRecord> change)
    {
        var store = new IncidentStore();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var incident = await store.FindAsync(connection, id, CancellationToken.None);
        await store.SaveAsync(connection, [change(incident!)], CancellationToken.None);
    }
}
