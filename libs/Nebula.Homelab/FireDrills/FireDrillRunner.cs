using Microsoft.Extensions.Hosting;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Leases;
using Npgsql;

namespace Nebula.Homelab.FireDrills;

/// <summary>Plays the drill that was asked for, in the one process that holds the lease, and clears up after one that ended in the middle.</summary>
internal sealed class FireDrillRunner(
    LeaseKeeper leases,
    NpgsqlDataSource database,
    DrillStage stage,
    DrillDoor door,
    StatusSignal scheduler,
    OutboxSignal outbox,
    FireDrillSignal signal,
    TimeProvider time) : BackgroundService
{
    // It may have been asked for in another process.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.RunAsync("fire-drill", WorkAsync, stoppingToken);

    private async Task WorkAsync(CancellationToken term)
    {
        // Whoever has the lease is the only one who may play one: the process that did is gone.
        await InterruptAsync(term);
        while (true)
        {
            term.ThrowIfCancellationRequested();
            var next = signal.NextAsync();
            if (await FindAsync(term) is { } drill)
            {
                using var play = new FireDrillPlay(drill, database, stage, door, scheduler, outbox, time);
                await play.RunAsync(term);
            }
            else
            {
                await Task.WhenAny(next, Task.Delay(LookEvery, time, term));
            }
        }
    }

    private async Task InterruptAsync(CancellationToken cancellationToken)
    {
        await stage.ClearAsync(cancellationToken);
        if (await FindAsync(cancellationToken) is not { State: FireDrillState.Running } left)
        {
            return;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var reason = "The process that ran it ended in the middle. What was left of it is removed.";
        await FireDrillStore.SaveAsync(
            connection, left with { State = FireDrillState.Interrupted, EndedAt = time.GetUtcNow(), Reason = reason }, cancellationToken);
    }

    private async Task<FireDrill?> FindAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await FireDrillStore.OpenAsync(connection, cancellationToken);
    }
}
