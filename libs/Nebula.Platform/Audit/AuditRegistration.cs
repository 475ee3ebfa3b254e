using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Audit.Chain;
using Nebula.Platform.Audit.Reading;
using Nebula.Platform.Events.Dispatch;
using Npgsql;

namespace Nebula.Platform.Audit;

public static class AuditRegistration
{
    /// <summary>What is behind the audit log. Needs the database, secrets, and the dispatcher of events to move entries.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RefusalBook>();
        services.AddHostedService<RefusalWriter>();
        services.AddSingleton<IOutboxMover, AuditMover>();
        services.AddSingleton<AuditAnchorFile>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditWatch>();

        // Public to the functions, with internals in their constructors: made here by hand.
        services.AddSingleton(provider => new AuditAnchors(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<AuditAnchorFile>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AuditAnchors>>()));
        services.AddSingleton(provider => new AuditVerifier(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<AuditAnchorFile>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
