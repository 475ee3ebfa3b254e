using Microsoft.Extensions.DependencyInjection;
using Nebula.Homelab.Status;

namespace Nebula.Functions.Status;

/// <summary>Registers the feature with its way over HTTP.</summary>
internal static class StatusFunctionsRegistration
{
    public static IServiceCollection AddStatusFunctions(this IServiceCollection services)
    {
        services.AddStatus();
        return services.AddSingleton<StatusStream>();
    }
}
