using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Nebula.Platform.Configuration;
using Nebula.Platform.Database;

namespace Nebula.Platform.Outbound;

/// <summary>Registers the guard and the clients that go through it.</summary>
public static class OutboundRegistration
{
    public static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services.AddNebulaOptions<OutboundOptions>(OutboundOptions.SectionName);
        services.AddOptions<OutboundOptions>().PostConfigure<IOptions<PostgresOptions>>(Protect);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostResolver, SystemHostResolver>();
        services.TryAddSingleton<OutboundGuard>();
        services.TryAddSingleton<OutboundConnector>();
        services.TryAddSingleton<OutboundHttp>();
        return services;
    }

    private static void Protect(OutboundOptions outbound, IOptions<PostgresOptions> postgres)
    {
        if (!postgres.Value.IsConfigured || PostgresConnection.Parse(postgres.Value.Connection!) is not { IsSuccess: true, Value: { } connection })
        {
            return;
        }

        // Npgsql takes several hosts by commas, each with a port of its own or the common one; a path is a Unix socket, which nobody can dial from here.
        foreach (var host in (connection.Host ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!host.StartsWith('/'))
            {
                outbound.Protected.Add(EndpointOf(host, connection.Port, "PostgreSQL"));
            }
        }
    }

    private static ProtectedEndpoint EndpointOf(string host, int standardPort, string what)
    {
        var colon = host.LastIndexOf(':');
        var hasPort = colon > 0 && !host.AsSpan(0, colon).Contains(':') && ushort.TryParse(host.AsSpan(colon + 1), out _);
        return hasPort
            ? new ProtectedEndpoint(host[..colon], ushort.Parse(host.AsSpan(colon + 1), provider: null), what)
            : new ProtectedEndpoint(host, standardPort, what);
    }
}
