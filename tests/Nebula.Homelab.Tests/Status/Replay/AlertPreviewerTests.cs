using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Replay;
using Nebula.Homelab.Status.States;
using Nebula.Testing;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Replay;

public sealed class AlertPreviewerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider _time = new(MonitorRows.Start);

    [Fact]
    public async Task Run_StoredOutages_CountsThoseOfTheDayAndListsTheFirstFive()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("replayed") with { IntervalSeconds = 3600 });

        // Down before the day began, which is no alert of it; then an hour down and an hour up, six times over, and down at the end.
        await RecordAsync(monitor, hours => hours is < 2 or 4 or 6 or 8 or 10 or 12 or 25);
        var preview = await RunAsync(monitor, retries: 0);

        Assert.Equal((24, 6, 5), (preview.Checks, preview.Alerts, preview.First.Count));
        Assert.Equal(MonitorRows.Start.AddHours(4), preview.First[0].At);
        Assert.Equal((MonitorRows.Start.AddHours(5), 3600.0), (preview.First[0].EndedAt, preview.First[0].DurationSeconds));
        Assert.Equal(0, (await RunAsync(monitor, retries: 1)).Alerts);
    }

    [Fact]
    public async Task Run_AnotherAddress_HasNoHistory()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("moved"));
        await RecordAsync(monitor, _ => true);

        var preview = await RunAsync(monitor, retries: 0, port: 10);

        Assert.Equal((0, 0), (preview.Checks, preview.Alerts));
    }

    [Fact]
    public async Task Run_NotValidOrNotThere_SaysSo()
    {
        var previewer = new AlertPreviewer(database.DataSource, _time);

        var (invalid, missing) = (
            await previewer.RunAsync(Guid.Empty, new MonitorInput(), CancellationToken.None),
            await previewer.RunAsync(Guid.Empty, Input(0, 9), CancellationToken.None));

        Assert.Equal(("monitor_invalid", "monitor_not_found"), (invalid.Error?.Code, missing.Error?.Code));
    }

    private async Task RecordAsync(Monitor monitor, Func<int, bool> isDown)
    {
        var reports = Enumerable.Range(0, 26).Select(hours => new CheckReport(monitor.No, Seen(hours, isDown(hours)), Token: null)).ToList();
        await new StatusRecorder(database.DataSource, _time).RecordAsync(reports, CancellationToken.None);
        _time.SetUtcNow(MonitorRows.Start.AddHours(25).AddMinutes(30));
    }

    private async Task<AlertPreview> RunAsync(Monitor monitor, int retries, int port = 9) =>
        (await new AlertPreviewer(database.DataSource, _time).RunAsync(monitor.Id, Input(retries, port), CancellationToken.None)).Value!;

    private static MonitorInput Input(int retries, int port) =>
        new() { Name = "Shop", Retries = retries, Check = new CheckInput { Type = "tcp", Host = "127.0.0.1", Port = port } };

    private static Observation Seen(int hours, bool isDown) => new()
    {
        At = MonitorRows.Start.AddHours(hours),
        State = isDown ? ServiceState.Down : ServiceState.Up,
        Reason = isDown ? "connection refused" : "Answered as expected.",
        Evidence = new Evidence { SeenFrom = "box" },
        ResponseTimeMs = isDown ? null : 5,
    };
}
