using Microsoft.Extensions.Hosting;
using Nebula.Platform.Leases;

namespace Nebula.Platform.Notifications.Reminding;

/// <summary>Looks again and again whether somebody is to be reminded, in one process. What fails is logged by who keeps the lease.</summary>
internal sealed class ReminderLoop(LeaseKeeper leases, ReminderPlanner planner, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.RunAsync("reminders", RunAsync, stoppingToken);

    private async Task RunAsync(CancellationToken term)
    {
        while (true)
        {
            await planner.PlanAsync(term);
            await Task.Delay(LookEvery, time, term);
        }
    }
}
