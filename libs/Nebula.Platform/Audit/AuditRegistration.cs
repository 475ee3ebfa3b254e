using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Nebula.Platform.Audit;

public static class AuditRegistration
{
    /// <summary>What is behind the audit log. Needs the database and the mask of secrets.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RefusalBook>();
        services.AddHostedService<RefusalWriter>();
        return services;
    }
}
