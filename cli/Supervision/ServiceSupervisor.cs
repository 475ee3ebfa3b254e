using Nebula.Cli.Installation;

namespace Nebula.Cli.Supervision;

/// <summary>Starts a service, starts it again whenever it ends by itself, and stops it.</summary>
internal sealed class ServiceSupervisor(ISupervisedService service, TimeProvider clock, Action<ServiceState> report, Action<string> log)
{
    private readonly RestartBackoff _backoff = new(clock);
    private readonly CancellationTokenSource _stopping = new();
    private Task _watching = Task.CompletedTask;
    private int _restarts;

    /// <summary>The first start; after it, the service is kept running until <see cref="StopAsync"/>.</summary>
    /// <returns>null, or why it does not run; then it is not watched either.</returns>
    public async Task<string?> StartAsync(CancellationToken cancellationToken)
    {
        Report(ServicePhase.Starting, "");
        if (await service.StartAsync(cancellationToken) is { } failure)
        {
            Report(ServicePhase.Stopped, failure);
            return failure;
        }

        Running();
        _watching = WatchAsync(_stopping.Token);
        return null;
    }

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        await service.StopAsync();
        Report(ServicePhase.Stopped, "");
    }

    private async Task WatchAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                var ended = await service.Exited.WaitAsync(stopping);
                log($"{service.Name} ended: {ended}");
                await RestartAsync(ended, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping is the only way out; StopAsync goes on from here.
        }
    }

    private async Task RestartAsync(string why, CancellationToken stopping)
    {
        for (string? reason = why; reason is not null;)
        {
            var delay = _backoff.NextDelay();
            _restarts++;
            // It runs before anybody is told of it.
            var pause = Task.Delay(delay, clock, stopping);
            Report(ServicePhase.Restarting, $"{reason}; starting again in {delay.TotalSeconds:0.#} s");
            await pause;
            reason = await service.StartAsync(stopping);
            if (reason is not null)
            {
                log($"{service.Name} does not start: {reason}");
            }
        }

        Running();
        log($"{service.Name} runs again (process {service.ProcessId}, restart {_restarts})");
    }

    private void Running()
    {
        _backoff.Started();
        Report(ServicePhase.Running, service.Address);
    }

    private void Report(ServicePhase phase, string detail) =>
        report(new ServiceState(service.Name, phase, phase == ServicePhase.Running ? service.ProcessId : null, _restarts, clock.GetUtcNow(), detail));
}
