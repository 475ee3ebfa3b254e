using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Functions.Settings;

internal static class SettingFunctionsRegistration
{
    public static IServiceCollection AddSettingFunctions(this IServiceCollection services) => services.AddSingleton<SettingGuard>();
}
