using Microsoft.Extensions.Hosting;
using Nebula.Platform.Leases;

namespace Nebula.Platform.Events.Handling;

/// <summary>Runs the handlers that this process has, each while it holds the handler's lease.</summary>
internal sealed class EventHandling(LeaseKeeper leases, IEnumerable<IEventHandler> handlers, EventHandlerRunner runner) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        handlers.Select(handler => leases.RunAsync($"events-{handler.Name}", term => runner.RunAsync(handler, term), stoppingToken)));
}
