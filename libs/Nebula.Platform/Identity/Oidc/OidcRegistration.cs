using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nebula.Platform.Configuration;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Throttling;
using Nebula.Platform.Identity.Users;
using Nebula.Platform.Integrations;
using Npgsql;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>Registers single sign-on. Needs identity and outbound clients.</summary>
public static class OidcRegistration
{
    public static IServiceCollection AddOidc(this IServiceCollection services)
    {
        services.AddNebulaOptions<OidcOptions>(OidcOptions.SectionName);
        services.AddSingleton<OidcProvider>();
        services.AddSingleton(provider => new OidcInvites(
            provider.GetRequiredService<IOptionsMonitor<OidcOptions>>(),
            provider.GetRequiredService<UserDirectory>(),
            provider.GetRequiredService<IdentityTransactions>()));
        services.AddIntegration<OidcIntegration>();

        // Public to the functions, with internals in their constructors: made here by hand.
        services.AddSingleton(provider => new OidcUsers(
            provider.GetRequiredService<IOptionsMonitor<OidcOptions>>(),
            provider.GetRequiredService<UserDirectory>(),
            provider.GetRequiredService<UserStore>(),
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<IdentityTransactions>()));
        services.AddSingleton(provider => new OidcSignIn(
            provider.GetRequiredService<IOptionsMonitor<OidcOptions>>(),
            provider.GetRequiredService<OidcProvider>(),
            provider.GetRequiredService<OidcUsers>(),
            provider.GetRequiredService<OidcInvites>(),
            provider.GetRequiredService<SessionService>(),
            provider.GetRequiredService<LoginThrottle>(),
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
