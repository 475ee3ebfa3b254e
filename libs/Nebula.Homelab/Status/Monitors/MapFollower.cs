using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Puts each new map into force as soon as it is read; the reconcile timer does it again should this fail.</summary>
internal sealed partial class MapFollower(ServiceMapProvider maps, MapSync sync, TimeProvider time, ILogger<MapFollower> logger) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var map in maps.WatchAsync(stoppingToken))
        {
            while (!await TryApplyAsync(map, stoppingToken) && maps.Current == map)
            {
                await Task.Delay(RetryDelay, time, stoppingToken);
            }
        }
    }

    private async Task<bool> TryApplyAsync(ServiceMapSnapshot map, CancellationToken stoppingToken)
    {
        try
        {
            await sync.ApplyAsync(map, stoppingToken);
            return true;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotApplied(map.Path, exception.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Path} could not be put into force yet: {Reason}")]
    private partial void LogNotApplied(string path, string reason);
}
