using Microsoft.Extensions.DependencyInjection;
using Nebula.Functions.Identity;

namespace Nebula.Functions.SecondFactor;

internal static class SecondFactorRegistration
{
    public static IServiceCollection AddSecondFactor(this IServiceCollection services)
    {
        services.AddSingleton<ChallengeCookie>();
        services.AddSingleton<SignedInAnswer>();
        return services;
    }
}
