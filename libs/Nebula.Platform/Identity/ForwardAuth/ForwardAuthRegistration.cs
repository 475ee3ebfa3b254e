using Microsoft.Extensions.DependencyInjection;
using Nebula.Platform.Configuration;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Throttling;
using Npgsql;

namespace Nebula.Platform.Identity.ForwardAuth;

/// <summary>Registers signing in by a proxy's header. Needs identity.</summary>
public static class ForwardAuthRegistration
{
    public static IServiceCollection AddForwardAuth(this IServiceCollection services)
    {
        services.AddNebulaOptions<ForwardAuthOptions>(ForwardAuthOptions.SectionName);

        // Public to the functions, with internals in its constructor: made here by hand.
        services.AddSingleton(provider => new ForwardAuthUsers(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<IdentityTransactions>(),
            provider.GetRequiredService<SessionService>(),
            provider.GetRequiredService<LoginThrottle>()));
        return services;
    }
}
