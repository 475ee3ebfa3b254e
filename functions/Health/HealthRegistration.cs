using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Functions.Health;

internal static class HealthRegistration
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        using var process = Process.GetCurrentProcess();
        return services.AddSingleton(new ProcessStart(process.StartTime.ToUniversalTime()));
    }
}
