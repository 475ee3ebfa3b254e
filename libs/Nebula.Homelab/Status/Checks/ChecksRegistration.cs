using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Homelab.Status.Checks.Dns;
using Nebula.Homelab.Status.Checks.Http;
using Nebula.Homelab.Status.Checks.Ping;
using Nebula.Platform.Outbound;
using Nebula.Platform.Secrets;

namespace Nebula.Homelab.Status.Checks;

/// <summary>Registers the probes and what runs them.</summary>
public static class ChecksRegistration
{
    /// <summary>Needs the database and the cache of the platform, for the checks of our own.</summary>
    public static IServiceCollection AddChecks(this IServiceCollection services)
    {
        services.AddOutbound();
        services.TryAddSingleton<WebExchange>();
        services.TryAddSingleton<HeaderVault>();
        services.TryAddSingleton(provider => new Lazy<HeaderVault>(provider.GetRequiredService<HeaderVault>));
        services.TryAddSingleton<RequestHeaders>();
        services.AddSealedColumn(HeaderVault.Column);
        services.AddSingleton<IEcho, DatagramEcho>();
        services.AddSingleton<IEcho, SystemEcho>();
        services.AddSingleton<IEcho>(provider => ActivatorUtilities.CreateInstance<TcpEcho>(provider, TcpEcho.CommonPorts));
        services.TryAddSingleton<INameServers, SystemNameServers>();
        foreach (var type in CheckTypes.All)
        {
            services.AddSingleton(type.Probe);
        }

        services.TryAddSingleton(CheckTypes.Formats);
        services.TryAddSingleton<ProbeRunner>();
        return services;
    }
}
