using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Platform.Configuration;
using Nebula.Platform.Recovery;
using Nebula.Platform.Secrets.Masking;
using Npgsql;

namespace Nebula.Platform.Secrets;

public static class SecretsRegistration
{
    /// <summary>Keys, cipher, store, rotation and the mask for logs. Needs the database.</summary>
    public static IServiceCollection AddSecrets(this IServiceCollection services)
    {
        services.AddNebulaOptions<SecretsOptions>(SecretsOptions.SectionName);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SecretMask>();
        services.AddSingleton<SecretKeyFile>();
        services.AddSingleton(provider => new SecretCipher(provider.GetRequiredService<SecretKeyFile>()));
        services.AddSingleton<SecretStore>();
        services.AddSealedColumn(SecretStore.Column);
        services.AddSingleton(provider => new SecretRotation(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<SecretKeyFile>(),
            provider.GetRequiredService<SecretCipher>(),
            provider.GetServices<SealedColumn>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RecoveryService(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<SecretKeyFile>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<ConfiguredSecrets>();
        services.AddHostedService<UnfinishedRotation>();
        return services;
    }

    /// <summary>Tells rotation of a column with sealed values.</summary>
    public static IServiceCollection AddSealedColumn(this IServiceCollection services, SealedColumn column) => services.AddSingleton(column);
}
