using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Tests.Status.Scheduling;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.Monitors;

public sealed class MonitorCheckServiceTests : IClassFixture<TestDatabase>
{
    private readonly TestDatabase _database;
    private readonly FakeTimeProvider _time = new(MonitorRows.Start);
    private readonly FakeProbe _probe;
    private readonly MonitorCheckService _checks;

    public MonitorCheckServiceTests(TestDatabase database)
    {
        _database = database;
        _probe = new FakeProbe(_time);
        var recorder = new StatusRecorder(database.DataSource, _time);
        _checks = new MonitorCheckService(
            new MonitorService(database.DataSource, recorder, _time),
            new ProbeRunner(_probe, _time, NullLogger<ProbeRunner>.Instance),
            recorder,
            _time);
    }

    [Fact]
    public async Task Check_TwiceAtTheSameTime_RunsOnceAndAnswersBoth()
    {
        _probe.Silent.Add(9);
        var monitor = await _database.DataSource.AddAsync(MonitorRows.Page("asked-twice"));

        var first = _checks.CheckAsync(monitor.Id, CancellationToken.None);
        var second = _checks.CheckAsync(monitor.Id, CancellationToken.None);
        while (_probe.RunsOf(9) == 0)
        {
            await Task.Yield();
        }

        _time.Advance(TimeSpan.FromSeconds(monitor.TimeoutSeconds));
        var answers = await Task.WhenAll(first, second);

        Assert.Equal(1, _probe.RunsOf(9));
        Assert.Same(answers[0].Value, answers[1].Value);
    }

    [Fact]
    public async Task Check_Paused_IsRefusedAndNothingIsDialled()
    {
        var monitor = await _database.DataSource.AddAsync(MonitorRows.Page("paused") with { Paused = true });

        var answer = await _checks.CheckAsync(monitor.Id, CancellationToken.None);

        Assert.Equal("monitor_paused", answer.Error?.Code);
        Assert.Equal(0, _probe.RunsOf(9));
    }

    [Fact]
    public async Task Preview_EightAlreadyRun_IsToldToComeBack()
    {
        _probe.Silent.Add(9);
        var running = Enumerable.Range(0, 8).Select(_ => PreviewAsync()).ToList();

        var oneMore = await PreviewAsync();
        _time.Advance(TimeSpan.FromSeconds(60));
        await Task.WhenAll(running);
        _probe.Silent.Clear();
        var afterwards = await PreviewAsync();

        Assert.Equal("checks_busy", oneMore.Error?.Code);
        Assert.True(afterwards.IsSuccess);
    }

    private Task<Nebula.Platform.Errors.Result<MonitorPreview>> PreviewAsync() => _checks.PreviewAsync(
        new MonitorPreviewInput { Monitor = new MonitorInput { Name = "New", Check = new CheckInput { Type = "tcp", Host = "127.0.0.1", Port = 9 } } },
        CancellationToken.None);
}
