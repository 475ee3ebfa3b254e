using Dapper;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Homelab.Status.States;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.Recording;

public sealed class StatusRecorderTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Start = MonitorRows.Start;

    private readonly FakeTimeProvider _time = new(Start);

    private StatusRecorder Recorder => new(database.DataSource, _time);

    [Fact]
    public async Task Record_DownAndUpAgain_OpensAndResolvesOneIncident()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("flaps"));

        await Recorder.RecordAsync([Report(monitor.No, 0, ServiceState.Up)], CancellationToken.None);
        await Recorder.RecordAsync([Report(monitor.No, 20, ServiceState.Down)], CancellationToken.None);
        await Recorder.RecordAsync([Report(monitor.No, 40, ServiceState.Down)], CancellationToken.None);
        var receipt = await Recorder.RecordAsync([Report(monitor.No, 60, ServiceState.Up)], CancellationToken.None);

        Assert.Equal(ServiceState.Up, receipt.Shown[monitor.No].State);
        Assert.Equal(Start.AddSeconds(60), receipt.Shown[monitor.No].Since);
        var incident = await SingleAsync<DateTime>("SELECT started_at FROM incidents WHERE root = 'service:flaps' AND resolved_at IS NOT NULL");
        Assert.Equal(Start.AddSeconds(20).UtcDateTime, incident);
        var intervals = await QueryAsync<short>($"SELECT state FROM state_intervals WHERE monitor_no = {monitor.No} ORDER BY started_at");
        Assert.Equal([0, 2, 0], intervals);
    }

    [Fact]
    public async Task Record_DownChangedAndUpAgain_TellsOneStory()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("told"));

        await Recorder.RecordAsync([Report(monitor.No, 0, ServiceState.Up), Report(monitor.No, 20, ServiceState.Down)], CancellationToken.None);
        await Recorder.RecordAsync([Report(monitor.No, 40, ServiceState.Degraded)], CancellationToken.None);
        await Recorder.RecordAsync([Report(monitor.No, 60, ServiceState.Up), Report(monitor.No, 80, ServiceState.Down)], CancellationToken.None);

        var told = await QueryAsync<string>(
            """
            SELECT concat_ws(' ', type, severity, story_phase, (SELECT count(DISTINCT story) FROM event_outbox WHERE subject = 'service:told'))
            FROM event_outbox WHERE subject = 'service:told' ORDER BY seq
            """);
        Assert.Equal(
            ["incident.opened error start 2", "incident.changed warning progress 2", "incident.resolved success end 2", "incident.opened error start 2"], told);
    }

    [Fact]
    public async Task Record_SameReportTwice_WritesOneResultAndOneFeedEntry()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("twice"));
        var report = Report(monitor.No, 0, ServiceState.Down);

        var first = await Recorder.RecordAsync([report], CancellationToken.None);
        var fed = await SingleAsync<long>("SELECT count(*) FROM status_feed");
        var second = await Recorder.RecordAsync([report], CancellationToken.None);

        Assert.Equal((1, 0), (first.Written, second.Written));
        Assert.Equal(fed, await SingleAsync<long>("SELECT count(*) FROM status_feed"));
        Assert.Equal(1, await SingleAsync<long>($"SELECT count(*) FROM check_results WHERE monitor_no = {monitor.No}"));
        Assert.Equal(1, await SingleAsync<long>("SELECT count(*) FROM incidents WHERE root = 'service:twice'"));
    }

    [Fact]
    public async Task Record_StaleToken_WritesNothing()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("fenced"));
        var (before, after) = (await ClaimAsync(), await ClaimAsync());

        var stale = await Recorder.RecordAsync([Report(monitor.No, 0, ServiceState.Down) with { Token = before[monitor.No] }], CancellationToken.None);
        var valid = await Recorder.RecordAsync([Report(monitor.No, 0, ServiceState.Up) with { Token = after[monitor.No] }], CancellationToken.None);

        Assert.Equal([monitor.No], stale.Refused);
        Assert.Equal((0, 1), (stale.Written, valid.Written));
        Assert.Equal(0, await SingleAsync<long>("SELECT count(*) FROM incidents WHERE root = 'service:fenced'"));
    }

    [Fact]
    public async Task Record_MixedTokensInOneBatch_KeepsOnlyTheValidOnes()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("mixed"));
        var (before, after) = (await ClaimAsync(), await ClaimAsync());

        var receipt = await Recorder.RecordAsync(
            [
                Report(monitor.No, 0, ServiceState.Down) with { Token = before[monitor.No] },
                Report(monitor.No, 20, ServiceState.Up) with { Token = after[monitor.No] },
            ],
            CancellationToken.None);

        Assert.Equal(1, receipt.Written);
        Assert.Equal([0], await QueryAsync<short>($"SELECT state FROM check_results WHERE monitor_no = {monitor.No}"));
    }

    [Fact]
    public async Task Record_ResultsWrittenLate_GiveTheHistoryThatWasSeen()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("late"));
        CheckReport[] held = [.. Enumerable.Range(0, 30).Select(i => Report(monitor.No, i * 20, i is >= 10 and < 20 ? ServiceState.Down : ServiceState.Up))];

        await Recorder.RecordAsync([.. held.Reverse()], CancellationToken.None);

        var starts = await QueryAsync<DateTime>($"SELECT started_at FROM state_intervals WHERE monitor_no = {monitor.No} ORDER BY started_at");
        Assert.Equal([Start.UtcDateTime, Start.AddSeconds(200).UtcDateTime, Start.AddSeconds(400).UtcDateTime], starts);
    }

    [Fact]
    public async Task Record_AfterNobodyLooked_SaysThatNothingIsKnownOfTheTimeBetween()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("gap"));
        await Recorder.RecordAsync([Report(monitor.No, 0, ServiceState.Up)], CancellationToken.None);

        await Recorder.RecordAsync([Report(monitor.No, 3600, ServiceState.Up)], CancellationToken.None);

        var states = await QueryAsync<short>($"SELECT state FROM state_intervals WHERE monitor_no = {monitor.No} ORDER BY started_at");
        Assert.Equal([0, 3, 0], states);
    }

    [Fact]
    public async Task Record_TwoProcessesAtOnce_OpenOneIncident()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("raced"));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Recorder.RecordAsync([Report(monitor.No, i, ServiceState.Down)], CancellationToken.None)));

        Assert.Equal(1, await SingleAsync<long>("SELECT count(*) FROM incidents WHERE root = 'service:raced'"));
        Assert.Equal(1, await SingleAsync<long>($"SELECT count(*) FROM state_intervals WHERE monitor_no = {monitor.No} AND ended_at IS NULL"));
    }

    [Fact]
    public async Task Record_SeveralGoodChecksToBeUpAgain_AreCountedAcrossProcesses()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("steady") with { RecoverAfter = 3 });
        List<ServiceState> shown = [];

        foreach (var (found, i) in new[] { 0, 2, 0, 0, 2, 0, 0, 0 }.Select((found, i) => ((ServiceState)found, i)))
        {
            // Each is a process of its own: all it knows is in the database.
            var receipt = await Recorder.RecordAsync([Report(monitor.No, i * 20, found)], CancellationToken.None);
            shown.Add(receipt.Shown[monitor.No].State);
        }

        Assert.Equal([ServiceState.Up, .. Enumerable.Repeat(ServiceState.Down, 6), ServiceState.Up], shown);
        Assert.Equal(1, await SingleAsync<long>("SELECT count(*) FROM incidents WHERE root = 'service:steady'"));
        Assert.Equal(Start.AddSeconds(140).UtcDateTime, await SingleAsync<DateTime>("SELECT resolved_at FROM incidents WHERE root = 'service:steady'"));
    }

    [Fact]
    public async Task Record_MachineComesBackBeforeItsServiceCounts_OpensNoSecondIncident()
    {
        await SaveNodeAsync();
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("behind") with { RecoverAfter = 2, Node = "home" });

        await Recorder.RecordAsync([Report(monitor.No, 0, ServiceState.Up)], CancellationToken.None);
        await Recorder.RecordAsync([Lost(monitor.No, 20)], CancellationToken.None);
        var back = await Recorder.RecordAsync([Report(monitor.No, 40, ServiceState.Up)], CancellationToken.None);
        var counts = await Recorder.RecordAsync([Report(monitor.No, 60, ServiceState.Up)], CancellationToken.None);

        Assert.Equal((ServiceState.Unknown, ServiceState.Up), (back.Shown[monitor.No].State, counts.Shown[monitor.No].State));
        Assert.Equal(["node:home"], await QueryAsync<string>("SELECT root FROM incidents WHERE root IN ('node:home', 'service:behind')"));
    }

    private static CheckReport Lost(int no, int second)
    {
        var report = Report(no, second, ServiceState.Down);
        return report with { Seen = report.Seen with { Unreachable = true } };
    }

    private async Task SaveNodeAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var map = new AppliedMap("v1", Start, [new NodeFacts { Id = "home", Name = "Home" }]);
        await new StatusMapStore().SaveAsync(connection, map, CancellationToken.None);
    }

    private static CheckReport Report(int no, int second, ServiceState state) => new(
        no,
        new Observation
        {
            At = Start.AddSeconds(second),
            State = state,
            Reason = state.ToText(),
            Evidence = new Evidence { SeenFrom = "test", Actual = state.ToText() },
            ResponseTimeMs = state == ServiceState.Up ? 12 : null,
        },
        Token: null);

    // Takes everything for a new worker, as one does whose predecessor is dead.
    private async Task<Dictionary<int, long>> ClaimAsync()
    {
        var (claims, worker) = (new ClaimStore(), Guid.CreateVersion7(Start));
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("UPDATE status_workers SET expires_at = now() - interval '1 minute'");
        await claims.RenewAsync(connection, worker, "test", TimeSpan.FromSeconds(15), CancellationToken.None);
        await claims.ClaimAsync(connection, worker, 1000, steal: true, CancellationToken.None);
        return (await claims.ReadAsync(connection, worker, [], CancellationToken.None)).ToDictionary(claim => claim.No, claim => claim.Token);
    }

    private async Task<List<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql)];
    }

    private async Task<T> SingleAsync<T>(string sql) => Assert.Single(await QueryAsync<T>(sql));
}
