using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Leases;

namespace Nebula.Platform.Events.Dispatch;

/// <summary>
/// Empties the outboxes of every database in the one process that holds the lease. Each outbox has a loop of its own: one that cannot be
/// emptied, or whose database is away, holds up nothing but itself.
/// </summary>
internal sealed partial class OutboxDispatcher(
    LeaseKeeper leases,
    OutboxTransfer transfer,
    IEnumerable<OutboxSource> sources,
    IEnumerable<IOutboxMover> movers,
    OutboxSignal signal,
    EventMetrics metrics,
    TimeProvider time,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    public const string Lease = "outbox-dispatcher";

    private const int MaxBatch = 500;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    // Between the signal and the look: what belongs together goes in one batch. While more and more comes, a few large batches cost less
    // than many small ones, and what stands in a feed may be a blink old.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan GatherInAStorm = TimeSpan.FromMilliseconds(100);

    // For a database that is not made yet, or gone for good.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await signal.ListenAsync();
        await leases.RunAsync(Lease, DispatchAsync, stoppingToken);
    }

    private Task DispatchAsync(CancellationToken term) =>
        Task.WhenAll(from source in sources from mover in movers select EmptyAsync(source, mover, term));

    private async Task EmptyAsync(OutboxSource source, IOutboxMover mover, CancellationToken term)
    {
        var wait = LookEvery;
        while (!term.IsCancellationRequested)
        {
            var next = signal.NextAsync(source.Database);
            try
            {
                var moved = await transfer.MoveAsync(source, mover, MaxBatch, term);
                metrics.Moved(source.Database, mover.Outbox, moved);
                if (moved == MaxBatch)
                {
                    continue;
                }

                if (wait > LookEvery)
                {
                    LogBack(mover.Outbox, source.Database);
                }

                wait = LookEvery;
                await Task.WhenAny(next, Task.Delay(wait, time, term));
                await Task.Delay(moved > 0 ? GatherInAStorm : Gather, time, term);
            }
            catch (OperationCanceledException) when (term.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (!term.IsCancellationRequested)
            {
                if (wait == LookEvery)
                {
                    LogStuck(mover.Outbox, source.Database, exception.Message);
                }

                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
                await Task.Delay(wait, time, term).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Outbox} of {Database} cannot be emptied; it is tried again: {Reason}")]
    private partial void LogStuck(string outbox, string database, string reason);

    [LoggerMessage(LogLevel.Information, "{Outbox} of {Database} is emptied again.")]
    private partial void LogBack(string outbox, string database);
}
