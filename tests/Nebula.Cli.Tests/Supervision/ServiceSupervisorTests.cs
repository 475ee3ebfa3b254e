using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Nebula.Cli.Installation;
using Nebula.Cli.Supervision;

namespace Nebula.Cli.Tests.Supervision;

public sealed class ServiceSupervisorTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _clock = new();
    private readonly Channel<ServiceState> _states = Channel.CreateUnbounded<ServiceState>();

    [Fact]
    public async Task StartAsync_ServiceDoesNotStart_SaysWhyAndDoesNotTryAgain()
    {
        var service = new ScriptedService("no such file");
        var supervisor = Supervise(service);

        var failure = await supervisor.StartAsync(CancellationToken.None);

        Assert.Equal("no such file", failure);
        Assert.Equal(ServicePhase.Stopped, (await NextAsync(skip: 1)).Phase);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, service.Starts);
    }

    [Fact]
    public async Task Watch_ServiceEnds_IsStartedAgainAfterTheDelay()
    {
        var service = new ScriptedService();
        var supervisor = Supervise(service);
        await supervisor.StartAsync(CancellationToken.None);

        service.End("killed by signal 9");
        var waiting = await NextAsync(skip: 2);
        _clock.Advance(RestartBackoff.First);
        var running = await NextAsync();

        Assert.Equal((ServicePhase.Restarting, "killed by signal 9; starting again in 0.5 s"), (waiting.Phase, waiting.Detail));
        Assert.Equal((ServicePhase.Running, 1, 1002), (running.Phase, running.Restarts, running.ProcessId));
        await supervisor.StopAsync();
    }

    [Fact]
    public async Task Watch_RestartFails_WaitsLongerAndTriesAgain()
    {
        var service = new ScriptedService(null, "port taken", null);
        var supervisor = Supervise(service);
        await supervisor.StartAsync(CancellationToken.None);

        service.End("exit code 1");
        await NextAsync(skip: 2);
        _clock.Advance(RestartBackoff.First);
        var waiting = await NextAsync();
        _clock.Advance(RestartBackoff.First * 2);
        var running = await NextAsync();

        Assert.Equal("port taken; starting again in 1 s", waiting.Detail);
        Assert.Equal((ServicePhase.Running, 2), (running.Phase, running.Restarts));
        await supervisor.StopAsync();
    }

    [Fact]
    public async Task StopAsync_WhileWaitingToRestart_DoesNotStartIt()
    {
        var service = new ScriptedService();
        var supervisor = Supervise(service);
        await supervisor.StartAsync(CancellationToken.None);
        service.End("exit code 1");
        await NextAsync(skip: 2);

        await supervisor.StopAsync().WaitAsync(Deadline);

        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((1, 1), (service.Starts, service.Stops));
    }

    private ServiceSupervisor Supervise(ScriptedService service) => new(service, _clock, state => _states.Writer.TryWrite(state), _ => { });

    private async Task<ServiceState> NextAsync(int skip = 0)
    {
        for (var i = 0; i < skip; i++)
        {
            await _states.Reader.ReadAsync().AsTask().WaitAsync(Deadline);
        }

        return await _states.Reader.ReadAsync().AsTask().WaitAsync(Deadline);
    }
}
