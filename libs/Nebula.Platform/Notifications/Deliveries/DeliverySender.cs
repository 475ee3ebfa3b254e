using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nebula.Platform.Database;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>Takes turns at channels for as long as the process lives; in every process, since a channel is one's at a time.</summary>
internal sealed partial class DeliverySender(
    ChannelTurn turn, DeliverySignal signal, IOptions<PostgresOptions> options, TimeProvider time, ILogger<DeliverySender> logger) : BackgroundService
{
    // A channel that hangs for as long as it may leaves another worker for the rest.
    private const int Workers = 2;

    // Retries and ends of quiet hours fall due without anything happening.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.IsConfigured ? Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(stoppingToken))) : Task.CompletedTask;

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.NextAsync();
            try
            {
                var more = await turn.RunAsync(stoppingToken);
                failing = false;
                if (!more)
                {
                    await Task.WhenAny(next, Task.Delay(LookEvery, time, stoppingToken));
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                if (!failing)
                {
                    LogStuck(exception);
                }

                failing = true;
                await Task.Delay(AfterFailure, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Notifications cannot be sent just now; it is tried again.")]
    private partial void LogStuck(Exception exception);
}
