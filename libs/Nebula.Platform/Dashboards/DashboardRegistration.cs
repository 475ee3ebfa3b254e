using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Nebula.Platform.Dashboards;

/// <summary>Registers dashboards.</summary>
public static class DashboardRegistration
{
    /// <summary>Needs an <c>NpgsqlDataSource</c> and the service map's options.</summary>
    public static IServiceCollection AddDashboards(this IServiceCollection services)
    {
        services.AddSingleton<DashboardFile>();
        services.AddSingleton<DashboardVisits>();
        return services.AddSingleton(provider => new DashboardService(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<DashboardFile>(), provider.GetRequiredService<TimeProvider>()));
    }
}
