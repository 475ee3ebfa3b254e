using Dapper;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.Incidents;

/// <summary>People and checks at work on incidents of one database.</summary>
internal sealed class StoryRig(TestDatabase database)
{
    public FakeTimeProvider Time { get; } = new(MonitorRows.Start);

    public Actor Ada { get; } = new(PrincipalKind.User, "ada-id", "ada");

    public Actor Bob { get; } = new(PrincipalKind.User, "bob-id", "bob");

    public StoryNotes Notes => new(Ledger);

    public PostMortems PostMortems => new(Ledger);

    private StoryLedger Ledger => new(database.DataSource, Time);

    public async Task<ManualIncidents> ManualAsync() => new(Ledger, await LoadAsync());

    public async Task<Incident> FindAsync(Guid incident, StatusAudience audience = StatusAudience.Full) =>
        (await new StatusQueries(database.DataSource, await LoadAsync(), Time).FindIncidentAsync(audience, incident, CancellationToken.None)).Value!;

    /// <summary>A service goes down.</summary>
    /// <returns>Its incident.</returns>
    public async Task<Guid> FailAsync(string key)
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page(key) with { Id = Guid.CreateVersion7(MonitorRows.Start) });
        await ReportAsync(monitor.No, ServiceState.Down);
        return await SingleAsync<Guid>("SELECT id FROM incidents WHERE root = @of", $"service:{key}");
    }

    public async Task ReportAsync(int monitor, ServiceState state)
    {
        Time.Advance(TimeSpan.FromSeconds(20));
        var seen = new Observation { At = Time.GetUtcNow(), State = state, Reason = "Because.", Evidence = new Evidence { SeenFrom = "test" } };
        await new StatusRecorder(database.DataSource, Time).RecordAsync([new CheckReport(monitor, seen, Token: null)], CancellationToken.None);
    }

    public async Task<T> SingleAsync<T>(string sql, string of)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleAsync<T>(sql, new { of });
    }

    public async Task<IReadOnlyList<string>> ListAsync(string sql, string of)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>(sql, new { of })];
    }

    private async Task<StatusLive> LoadAsync()
    {
        var live = new StatusLive(Time);
        live.Load(await new StatusLoader(database.DataSource, Time).LoadAsync(CancellationToken.None));
        return live;
    }
}
