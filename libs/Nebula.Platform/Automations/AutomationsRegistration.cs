using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Automations.Actions.Webhooks;
using Nebula.Platform.Automations.DryRuns;
using Nebula.Platform.Automations.Runs;
using Nebula.Platform.Automations.Storage;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Outbound;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Automations;

/// <summary>Registers automations. Needs the database, secrets and events.</summary>
public static class AutomationsRegistration
{
    public static IServiceCollection AddAutomations(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOutbound();
        services.AddSealedColumn(SealedParameters.Column);
        services.AddAutomationAction<WebhookAction>();
        services.AddSingleton<ActionCatalog>();
        services.AddSingleton<SealedParameters>();
        services.AddSingleton<ActionDrafts>();
        services.AddSingleton<AutomationStore>();
        services.AddSingleton<AutomationBook>();
        services.AddSingleton<RunStore>();
        services.AddSingleton<RunSignal>();
        services.AddSingleton<RunClaim>();
        services.AddSingleton<StepAttempt>();
        services.AddSingleton<RunExecutor>();
        services.AddSingleton<RunRetention>();
        services.AddEventHandler<AutomationsHandler>();
        services.AddHostedService<AutomationRunner>();

        // Public to the functions, with internals in their constructors: made here by hand.
        services.AddSingleton(provider => new AutomationService(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<ActionCatalog>(),
            provider.GetRequiredService<ActionDrafts>(),
            provider.GetRequiredService<AutomationStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RunHistory(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<AutomationStore>(), provider.GetRequiredService<RunStore>()));
        services.AddSingleton(provider => new DryRunService(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<AutomationService>(),
            provider.GetRequiredService<AutomationStore>(),
            provider.GetRequiredService<ActionCatalog>(),
            provider.GetRequiredService<EventStore>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Gives automations something more that they can do.</summary>
    public static IServiceCollection AddAutomationAction<T>(this IServiceCollection services)
        where T : class, IAutomationAction => services.AddSingleton<IAutomationAction, T>();
}
