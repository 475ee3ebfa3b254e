using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Runtime.SampleApp.Faults;

public static class FaultServices
{
    public static IServiceCollection AddFaults(this IServiceCollection services) => services
        .AddSingleton<FaultCounts>()
        .AddSingleton<HeldScopes>()
        .AddScoped<ScopeProbe>()
        .AddTransient<LeakedThing>();
}
