using Microsoft.Extensions.Hosting;
using Nebula.Platform.Leases;
using Npgsql;

namespace Nebula.Platform.Automations.Runs;

/// <summary>Executes runs that are due, in the one process that holds the lease.</summary>
internal sealed class AutomationRunner(
    LeaseKeeper leases, NpgsqlDataSource database, RunStore runs, RunExecutor executor, AutomationService automations, RunSignal signal, TimeProvider time)
    : BackgroundService
{
    private const int Batch = 40;

    // Receivers that hang hold up so many others, for as long as an attempt may take.
    private const int AtOnce = 8;

    // The handler may run in another process, and retries fall due by themselves.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.RunAsync("automation-runs", WorkAsync, stoppingToken);

    /// <summary>Everything that is due now, of automations whose pause is over too.</summary>
    internal async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        await automations.ResumeRestedAsync(cancellationToken);
        List<RunRow> due;
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            due = await runs.ReadDueAsync(connection, time.GetUtcNow(), Batch, cancellationToken);
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, parallel, async (run, token) => await executor.AdvanceAsync(run, token));
        return due.Count;
    }

    private async Task WorkAsync(CancellationToken term)
    {
        while (true)
        {
            term.ThrowIfCancellationRequested();
            var next = signal.NextAsync();
            if (await RunDueAsync(term) < Batch)
            {
                await Task.WhenAny(next, Task.Delay(LookEvery, time, term));
            }
        }
    }
}
