using Microsoft.Extensions.DependencyInjection;
using Nebula.Functions.ForwardAuth;
using Nebula.Functions.Oidc;
using Nebula.Functions.Passkeys;

namespace Nebula.Functions.Access;

/// <summary>Registers what decides about access; <see cref="AccessMiddleware"/> itself is put in line by Program.</summary>
internal static class AccessRegistration
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton(new Lazy<AccessTable>(() => AccessTable.Of(typeof(AccessRegistration).Assembly)));
        services.AddHostedService<AccessValidator>();
        services.AddSingleton<ForwardedRequest>();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<OidcCookie>();
        services.AddSingleton<PasskeyCookie>();
        services.AddSingleton<PasskeyVisit>();
        services.AddSingleton<ForwardedUser>();
        services.AddSingleton<CrossSiteGuard>();
        services.AddSingleton<CallerResolver>();
        services.AddSingleton<SessionCheck>();
        services.AddSingleton<FreshnessCheck>();
        services.AddSingleton<AccessGate>();
        return services;
    }
}
