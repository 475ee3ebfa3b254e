using Microsoft.Extensions.DependencyInjection;
using Nebula.Platform.Identity.SecondFactor;
using Npgsql;

namespace Nebula.Platform.Identity.Passkeys;

/// <summary>Registers passkeys. Needs identity.</summary>
public static class PasskeyRegistration
{
    public static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.AddSingleton<PasskeyCeremony>();
        services.AddSingleton<PasskeyChallenges>();
        services.AddSingleton<PasskeyEntry>();

        // Public to the functions, with internals in their constructors: made here by hand.
        services.AddSingleton(provider => new OwnPasskeys(
            provider.GetRequiredService<PasskeyCeremony>(),
            provider.GetRequiredService<PasskeyChallenges>(),
            provider.GetRequiredService<PasskeyEntry>(),
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<IdentityTransactions>()));
        services.AddSingleton(provider => new PasskeySignIn(
            provider.GetRequiredService<PasskeyCeremony>(),
            provider.GetRequiredService<PasskeyChallenges>(),
            provider.GetRequiredService<PasskeyEntry>(),
            provider.GetRequiredService<SecondFactorRule>(),
            provider.GetRequiredService<IdentityTransactions>()));
        return services;
    }
}
