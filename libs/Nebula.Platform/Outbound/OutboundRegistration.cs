using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Nebula.Platform.Outbound;

/// <summary>Registers the guard and the clients that go through it.</summary>
public static class OutboundRegistration
{
    public static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services.AddOptions<OutboundOptions>()
            .BindConfiguration(OutboundOptions.SectionName)
            .Configure<IConfiguration>((options, configuration) =>
                options.Allow = configuration[OutboundOptions.AllowVariable] ?? options.Allow)
            .Validate(options => EndpointList.Parse(options.Allow).IsSuccess, $"{OutboundOptions.AllowVariable} must list addresses with port, by commas, such as 127.0.0.1:8096,[::1]:8096.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostResolver, SystemHostResolver>();
        services.TryAddSingleton<OutboundGuard>();
        services.TryAddSingleton<OutboundConnector>();
        services.TryAddSingleton<OutboundHttp>();
        return services;
    }
}
