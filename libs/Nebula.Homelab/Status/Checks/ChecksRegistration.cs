using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Nebula.Homelab.Status.Checks;

/// <summary>Registers the probes and what runs them.</summary>
public static class ChecksRegistration
{
    public static IServiceCollection AddChecks(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ProbeRunner>();
        return services;
    }
}
