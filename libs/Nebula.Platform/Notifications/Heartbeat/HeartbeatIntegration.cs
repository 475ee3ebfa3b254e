using Microsoft.Extensions.Options;
using Nebula.Platform.Integrations;

namespace Nebula.Platform.Notifications.Heartbeat;

/// <summary>Who watches Nebula from outside.</summary>
internal sealed class HeartbeatIntegration(HeartbeatSender sender, HeartbeatStore store, IOptionsMonitor<HeartbeatOptions> options) : IIntegration
{
    private const string Variable = "NEBULA_HEARTBEAT_URL";

    public IntegrationDescription Description { get; } = new("heartbeat", "Heartbeat", "Tells you from outside when Nebula itself stops.")
    {
        Settings = [Variable, "NEBULA_HEARTBEAT_INTERVAL"],
        HowTo = "Make a check at healthchecks.io, or a push monitor in an Uptime Kuma elsewhere, and give its URL.",
        Link = new Uri("https://healthchecks.io/docs/monitoring_cron_jobs/"),
    };

    public IReadOnlyList<string> Missing => options.CurrentValue.Url is null ? [Variable] : [];

    // A beat more than were due harms nobody.
    public async Task<IntegrationAnswer> TestAsync(CancellationToken cancellationToken)
    {
        await sender.BeatAsync(options.CurrentValue.Url!, cancellationToken);
        var state = await store.ReadAsync(cancellationToken);
        return state.Problem is { } problem
            ? new IntegrationAnswer(false, state.SentAt is { } sent ? $"{problem} The last beat was taken at {sent:u}." : $"{problem} No beat was taken yet.")
            : new IntegrationAnswer(true, $"A beat was taken. {state.Answer}");
    }
}
