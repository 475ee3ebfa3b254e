using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Hosting;

namespace Nebula.Runtime.Http.Edge;

/// <summary>
/// <c>Host.CORS</c> of local.settings.json. Elsewhere the platform or the edge answers other origins, as with the real host.
/// </summary>
internal static class LocalCors
{
    public static void AddLocalCors(this IServiceCollection services, LocalSettings settings)
    {
        if (settings.Origins.Count > 0)
        {
            services.AddCors();
        }
    }

    public static void UseLocalCors(this IApplicationBuilder application, LocalSettings settings)
    {
        if (settings.Origins.Count == 0)
        {
            return;
        }

        application.UseCors(policy =>
        {
            policy.WithOrigins([.. settings.Origins]).AllowAnyHeader().AllowAnyMethod();
            if (settings.WithCredentials)
            {
                policy.AllowCredentials();
            }
        });
    }
}
