using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Configuration;
using Nebula.Platform.Database;
using Nebula.Platform.Identity.Accounts;
using Nebula.Platform.Identity.ApiKeys;
using Nebula.Platform.Identity.Invites;
using Nebula.Platform.Identity.Passwords;
using Nebula.Platform.Identity.SecondFactor;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Setup;
using Nebula.Platform.Identity.Throttling;
using Nebula.Platform.Identity.Users;
using Nebula.Platform.Secrets;
using Npgsql;
using StackExchange.Redis;

namespace Nebula.Platform.Identity;

/// <summary>Registers users, sessions, setup and throttling. Needs the database and an <c>IConnectionMultiplexer</c>.</summary>
public static class IdentityRegistration
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddNebulaOptions<IdentityOptions>(IdentityOptions.SectionName);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ServiceTokens>();
        services.AddSingleton(_ => new PasswordHasher(Argon2Cost.Current));
        services.AddSingleton<UserStore>();
        services.AddSingleton<SetupStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton(provider => CacheOf<Session>(provider, "session"));
        services.AddSingleton(provider => CacheOf<LivingApiKey>(provider, "api-key"));
        services.AddSingleton<RedisAttemptLedger>();
        services.AddSingleton(provider => new MemoryAttemptLedger(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAttemptLedger, AttemptLedger>();
        services.AddSingleton<LoginThrottle>();
        services.AddSingleton(provider => new TokenThrottle(provider.GetRequiredService<IAttemptLedger>()));
        services.AddSingleton<IdentityTransactions>();
        services.AddSingleton<ProofCheck>();
        services.AddSingleton<CodeCheck>();
        services.AddSingleton<SecondFactorRule>();
        services.AddSealedColumn(SecondFactorRows.Column);

        // Public to the functions, with internals in their constructors: made here by hand.
        services.AddSingleton(provider => new SessionService(
            provider.GetRequiredService<SessionStore>(),
            provider.GetRequiredService<TokenCache<Session>>(),
            provider.GetRequiredService<DatabaseHealth>(),
            provider.GetRequiredService<IdentityTransactions>(),
            provider.GetRequiredService<SecondFactorRule>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new UserService(provider.GetRequiredService<IdentityTransactions>()));
        services.AddSingleton(provider => new UserDirectory(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<UserStore>(),
            provider.GetRequiredService<PasswordHasher>(),
            provider.GetRequiredService<IdentityTransactions>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new OwnershipService(provider.GetRequiredService<IdentityTransactions>()));
        services.AddSingleton(provider => new PasswordReset(
            provider.GetRequiredService<UserDirectory>(),
            provider.GetRequiredService<PasswordHasher>(),
            provider.GetRequiredService<IdentityTransactions>()));
        services.AddSingleton(provider => new InviteService(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<UserDirectory>(),
            provider.GetRequiredService<LoginThrottle>(),
            provider.GetRequiredService<SessionService>(),
            provider.GetRequiredService<IdentityTransactions>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AccountService(
            provider.GetRequiredService<SessionStore>(),
            provider.GetRequiredService<ProofCheck>(),
            provider.GetRequiredService<PasswordHasher>(),
            provider.GetRequiredService<IdentityTransactions>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SecondFactorService(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<SecretCipher>(),
            provider.GetRequiredService<ProofCheck>(),
            provider.GetRequiredService<SecondFactorRule>(),
            provider.GetRequiredService<IdentityTransactions>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SecondFactorRemoval(
            provider.GetRequiredService<UserDirectory>(), provider.GetRequiredService<IdentityTransactions>()));
        services.AddSingleton(provider => new CodeSignIn(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<UserStore>(),
            provider.GetRequiredService<CodeCheck>(),
            provider.GetRequiredService<IdentityTransactions>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SignInService(
            provider.GetRequiredService<UserStore>(),
            provider.GetRequiredService<PasswordHasher>(),
            provider.GetRequiredService<LoginThrottle>(),
            provider.GetRequiredService<SessionService>(),
            provider.GetRequiredService<CodeSignIn>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SetupService(
            provider.GetRequiredService<SetupStore>(),
            provider.GetRequiredService<UserStore>(),
            provider.GetRequiredService<PasswordHasher>(),
            provider.GetRequiredService<LoginThrottle>(),
            provider.GetRequiredService<SessionService>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ApiKeyService(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<UserDirectory>(), provider.GetRequiredService<IdentityTransactions>()));
        services.AddSingleton(provider => new ApiKeyCheck(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<TokenCache<LivingApiKey>>(),
            provider.GetRequiredService<LoginThrottle>(),
            provider.GetRequiredService<SecondFactorRule>(),
            provider.GetRequiredService<DatabaseHealth>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static TokenCache<T> CacheOf<T>(IServiceProvider provider, string name)
        where T : class =>
        new(name, provider.GetRequiredService<IConnectionMultiplexer>(), provider.GetRequiredService<ILogger<TokenCache<T>>>());
}
