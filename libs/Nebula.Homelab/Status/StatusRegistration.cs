using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Nebula.Homelab.Status.Automations;
using Nebula.Homelab.Status.Badges;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Homelab.Status.Integrations;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.Metrics;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Monitors.Bulk;
using Nebula.Homelab.Status.Monitors.Export;
using Nebula.Homelab.Status.Monitors.Import;
using Nebula.Homelab.Status.Monitors.Pushes;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Homelab.Status.PublicPages.Derived;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Replay;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Homelab.Status.Syndication;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Automations;
using Nebula.Platform.Configuration;
using Nebula.Platform.Integrations;
using Nebula.Platform.Notifications.Reminding;

namespace Nebula.Homelab.Status;

/// <summary>Registers monitors, their scheduler, and what is shown of them.</summary>
public static class StatusRegistration
{
    /// <summary>Needs an <c>NpgsqlDataSource</c> and the service map.</summary>
    public static IServiceCollection AddStatus(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddChecks();
        services.AddNebulaOptions<StatusOptions>(StatusOptions.SectionName);
        services.AddSingleton<StatusRecorder>();
        services.AddSingleton<MonitorService>();
        services.AddSingleton<MonitorCheckService>();
        services.AddSingleton<AlertPreviewer>();
        services.AddSingleton<PushService>();
        services.AddSingleton<MaintenanceService>();
        services.AddAutomationAction<RunMonitorAction>();
        services.AddSingleton<IIntegrationSource, MonitoredSystems>();
        services.AddSingleton<IOpenStories, OpenIncidents>();
        services.AddSingleton<StoryLedger>();
        services.AddSingleton<StoryNotes>();
        services.AddSingleton<ManualIncidents>();
        services.AddSingleton<PostMortems>();
        services.AddSingleton<MapSync>();
        services.AddSingleton<RollUpService>();
        services.AddSingleton<StatusMaintenance>();
        services.AddSingleton<StatusLive>();
        services.AddSingleton<PublicPagesLive>();
        services.AddSingleton<PublicPageService>();
        services.AddSingleton<PublicPageBadges>();
        services.AddSingleton<PublicPageFeed>();
        services.AddSingleton<PublicPageEmbed>();
        services.AddSingleton<StatusLoader>();
        services.AddSingleton<StatusQueries>();
        services.AddSingleton<StatusBadges>();
        services.AddSingleton<IncidentFeed>();
        services.AddSingleton<StatusExposition>();
        services.AddSingleton<MonitorImport>();
        services.AddSingleton<MonitorBulk>();
        services.AddSingleton<MonitorExport>();
        services.AddSingleton<StatusSignal>();
        services.AddSingleton<StatusMetrics>();
        services.AddSingleton<StatusSnapshotFile>();
        services.AddSingleton<CheckPlan>();
        services.AddSingleton<DrillDoor>();
        services.AddSingleton<ClaimKeeper>();
        services.AddSingleton<ResultWriter>();
        services.AddSingleton<CheckScheduler>();
        services.AddHostedService<StatusFollower>();
        services.AddHostedService<MapFollower>();
        return services.AddHostedService<SchedulerSwitch>();
    }

    /// <summary>Starts the scheduler where it is wanted.</summary>
    private sealed class SchedulerSwitch(IOptions<StatusOptions> options, CheckScheduler scheduler) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) =>
            options.Value.RunScheduler ? scheduler.StartAsync(cancellationToken) : Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) =>
            options.Value.RunScheduler ? scheduler.StopAsync(cancellationToken) : Task.CompletedTask;
    }
}
