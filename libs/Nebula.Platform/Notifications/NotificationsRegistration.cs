using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Platform.Automations;
using Nebula.Platform.Configuration;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Identity.Throttling;
using Nebula.Platform.Integrations;
using Nebula.Platform.Notifications.Acknowledging;
using Nebula.Platform.Notifications.Automating;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Platform.Notifications.Heartbeat;
using Nebula.Platform.Notifications.Messages;
using Nebula.Platform.Notifications.Reminding;
using Nebula.Platform.Notifications.Rules;
using Nebula.Platform.Notifications.Sending;
using Nebula.Platform.Notifications.Systems;
using Nebula.Platform.Outbound;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Notifications;

public static class NotificationsRegistration
{
    /// <summary>Channels, rules and what sends. Needs the database, secrets and events.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddNebulaOptions<NotificationsOptions>(NotificationsOptions.SectionName);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOutbound();
        services.AddSealedColumn(ChannelStore.Column);
        services.AddSingleton<ChannelVault>();
        services.AddSingleton<NoticeComposer>();
        services.AddSingleton<HttpExchange>();
        services.AddSingleton<IChannelSender, DiscordSender>();
        services.AddSingleton<IChannelSender, WebhookSender>();
        services.AddSingleton<IChannelSender, NtfySender>();
        services.AddSingleton<IChannelSender, EmailSender>();
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<DeliveryDispatcher>();
        services.AddSingleton<ChannelTurn>();
        services.AddHostedService<DeliverySender>();
        services.AddSingleton<OpenStories>();
        services.AddSingleton<ReminderPlanner>();
        services.AddHostedService<ReminderLoop>();
        services.AddEventHandler<NotificationHandler>();
        services.AddSingleton<StoryHoldService>();
        services.AddNebulaOptions<HeartbeatOptions>(HeartbeatOptions.SectionName);
        services.AddSingleton<HeartbeatStore>();
        services.AddSingleton<HeartbeatCheck>();
        services.AddSingleton<HeartbeatSender>();
        services.AddHostedService(provided => provided.GetRequiredService<HeartbeatSender>());
        services.AddIntegration<HeartbeatIntegration>();
        services.AddSingleton<IIntegrationSource, NotificationSystems>();
        services.AddAutomationAction<NotifyAction>();
        services.AddSingleton<RuleService>();
        services.AddSingleton<RulePreviewer>();
        services.AddSingleton<AlertForecaster>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<NotificationRetention>();

        // Public to the functions, with internals in their constructors: made here by hand.
        services.AddSingleton(provided => new ChannelService(
            provided.GetRequiredService<NpgsqlDataSource>(), provided.GetRequiredService<ChannelVault>(), provided.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provided => new IncidentLinks(
            provided.GetRequiredService<NpgsqlDataSource>(),
            provided.GetRequiredService<StoryHoldService>(),
            provided.GetRequiredService<OutboxSignal>(),
            provided.GetRequiredService<LoginThrottle>(),
            provided.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provided => new ChannelTester(
            provided.GetRequiredService<NpgsqlDataSource>(),
            provided.GetRequiredService<DeliveryDispatcher>(),
            provided.GetRequiredService<NoticeComposer>(),
            provided.GetRequiredService<TimeProvider>()));
        return services;
    }
}
