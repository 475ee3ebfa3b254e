using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Nebula.Homelab.Discovery.Parts;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;

namespace Nebula.Homelab.Discovery;

/// <summary>Registers "found here".</summary>
public static class DiscoveryRegistration
{
    /// <summary>Needs <see cref="ChecksRegistration.AddChecks"/>: our own database and cache are looked at by their checks; and <see cref="StatusOptions"/>.</summary>
    public static IServiceCollection AddDiscovery(this IServiceCollection services)
    {
        services.TryAddSingleton<MachineReader>();
        services.TryAddSingleton<OwnPart>();
        services.TryAddSingleton(OllamaPlace.Standard);
        services.AddSingleton<IPartFinder, NebulaFinder>();
        services.AddSingleton<IPartFinder, PostgresFinder>();
        services.AddSingleton<IPartFinder, RedisFinder>();
        services.AddSingleton<IPartFinder, DockerFinder>();
        services.AddSingleton<IPartFinder, OllamaFinder>();
        services.AddSingleton<IPartFinder, TailscaleFinder>();
        services.TryAddSingleton(provider => new FoundService(
            provider.GetRequiredService<MachineReader>(),
            provider.GetServices<IPartFinder>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FoundService>>()));
        return services;
    }
}
