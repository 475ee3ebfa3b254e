using Microsoft.Extensions.DependencyInjection;
using Nebula.Platform.Audit;

namespace Nebula.Functions.Audit;

/// <summary>Registers the audit log; <see cref="AuditMiddleware"/> itself is put in line by <see cref="Composition.NebulaApplication"/>.</summary>
internal static class AuditFunctionsRegistration
{
    public static IServiceCollection AddAuditFunctions(this IServiceCollection services)
    {
        services.AddAudit();
        services.AddSingleton(new Lazy<AuditTable>(() => AuditTable.Of(typeof(AuditFunctionsRegistration).Assembly)));
        services.AddHostedService<AuditValidator>();
        return services;
    }
}
