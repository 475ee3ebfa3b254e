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

        string[] mine = [$"incident:{open}", $"incident:{maintained}", $"incident:{over}"];
        Assert.Equal([$"incident:{open}"], during.Intersect(mine));
        Assert.Equal([$"incident:{open}", $"incident:{maintained}"], afterwards.Intersect(mine));
    }

    [Fact]
    public async Task IsOpen_EachOfThem_IsAsTheListSays()
    {
        var (open, maintained, over) = (await _rig.FailAsync("is-open"), await _rig.FailAsync("is-maintained"), await _rig.FailAsync("is-over"));
        await ChangeAsync(maintained, incident => incident.Noting(_rig.Time.GetUtcNow(), IncidentEntryKind.MaintenanceBegan, "Under maintenance: disks"));
        await ChangeAsync(over, incident => incident with { ResolvedAt = _rig.Time.GetUtcNow() });
        string[] stories = [$"incident:{open}", $"incident:{maintained}", $"incident:{over}", $"incident:{Guid.CreateVersion7()}", "deployment:1", "incident:x"];

        List<bool> answers = [];
        foreach (var story in stories)
        {
            answers.Add(await new OpenIncidents(database.DataSource).IsOpenAsync(story, CancellationToken.None));
        }

        Assert.Equal([true, false, false, false, false, false], answers);
    }

    private async Task ChangeAsync(Guid id, Func<IncidentRecord, IncidentRecord> change)
    {
        var store = new IncidentStore();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var incident = await store.FindAsync(connection, id, CancellationToken.None);
        await store.SaveAsync(connection, [change(incident!)], CancellationToken.None);
    }
}
