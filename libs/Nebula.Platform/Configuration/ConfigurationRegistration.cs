using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Nebula.Platform.Configuration;

public static class ConfigurationRegistration
{
    /// <summary>Names another file than <c>.env</c> in the working directory.</summary>
    public const string EnvFileVariable = "NEBULA_ENV_FILE";

    /// <summary>Puts the <c>.env</c> file just below the environment, which wins over it.</summary>
    public static void AddDotEnv(this IConfigurationManager configuration)
    {
        var path = configuration[EnvFileVariable] is { Length: > 0 } named ? named : ".env";
        var source = new DotEnvConfigurationSource(Path.GetFullPath(path));
        var environment = configuration.Sources
            .TakeWhile(candidate => candidate is not EnvironmentVariablesConfigurationSource { Prefix: null or "" })
            .Count();
        configuration.Sources.Insert(environment, source);
    }

    /// <summary>Binds an option type to its environment variables and section, checks it at start, and lets <see cref="IOptionsMonitor{T}"/> follow changes.</summary>
    public static IServiceCollection AddNebulaOptions<T>(this IServiceCollection services, string sectionName)
        where T : class
    {
        services.AddOptions<T>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<T>>(provider =>
            new EnvironmentOptionsBinder<T>(provider.GetRequiredService<IConfiguration>(), sectionName));
        services.AddSingleton<IValidateOptions<T>, EnvironmentOptionsValidator<T>>();
        services.AddSingleton<IOptionsChangeTokenSource<T>>(provider => new ConfigurationChangeTokenSource<T>(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<IOptionsProbe>(new OptionsProbe<T>(sectionName));
        return services;
    }
}
