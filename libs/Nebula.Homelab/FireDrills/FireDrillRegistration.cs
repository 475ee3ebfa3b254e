using Microsoft.Extensions.DependencyInjection;
using Nebula.Platform.Notifications.Rules;
using Npgsql;

namespace Nebula.Homelab.FireDrills;

/// <summary>Registers fire drills.</summary>
public static class FireDrillRegistration
{
    /// <summary>Needs the status feature and notifications.</summary>
    public static IServiceCollection AddFireDrills(this IServiceCollection services)
    {
        services.AddSingleton<FireDrillSignal>();
        services.AddSingleton<DrillStage>();
        services.AddHostedService<FireDrillRunner>();

        // Public to the functions, with an internal in its constructor: made here by hand.
        return services.AddSingleton(provided => new FireDrillService(
            provided.GetRequiredService<NpgsqlDataSource>(),
            provided.GetRequiredService<AlertForecaster>(),
            provided.GetRequiredService<FireDrillSignal>(),
            provided.GetRequiredService<TimeProvider>()));
    }
}
