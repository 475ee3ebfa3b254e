using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Nebula.Platform.Leases;
using Nebula.Platform.Notifications.Sending;

namespace Nebula.Platform.Notifications.Heartbeat;

/// <summary>
/// Sends the sign of life from one process, and only while all is well (<see cref="HeartbeatCheck"/>). Anything else is silence, which is what
/// the watcher listens for.
/// </summary>
internal sealed class HeartbeatSender(
    LeaseKeeper leases, HeartbeatStore store, HttpExchange http, HeartbeatCheck check, IOptionsMonitor<HeartbeatOptions> options, TimeProvider time) : BackgroundService
{
    // A URL that is set on a page begins to be asked so soon.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.RunAsync("heartbeat", RunAsync, stoppingToken);

    /// <summary>One sign of life, or why there is none.</summary>
    internal async Task BeatAsync(string url, CancellationToken cancellationToken)
    {
        var problem = await check.FindProblemAsync(cancellationToken);
        string? answer = null;
        if (problem is null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            var (given, failure) = await http.SendAsync(request, cancellationToken);
            answer = given is null ? null : $"It answered {given.Status}.";
            problem = given is { IsSuccess: true } ? null : failure?.Answer ?? answer;
        }

        await store.SaveAsync(problem, answer, time.GetUtcNow(), cancellationToken);
    }

    private async Task RunAsync(CancellationToken term)
    {
        var (last, asked) = ((DateTimeOffset?)null, (string?)null);
        while (true)
        {
            var now = options.CurrentValue;
            if (now.Url is { } url && (last is null || url != asked || time.GetUtcNow() - last >= now.Interval))
            {
                (last, asked) = (time.GetUtcNow(), url);
                await BeatAsync(url, term);
            }

            await Task.Delay(LookEvery, time, term);
        }
    }
}
