using Microsoft.Extensions.Configuration;
using Nebula.Platform.Database;

namespace Nebula.Functions.Composition;

/// <summary>Lets our own runtime keep its timers' leases and its function keys in our database, unless told another. The Functions host has storage of its own.</summary>
internal static class RuntimeStorage
{
    private const string Key = "FunctionsRuntime:Storage";

    public static void AddRuntimeStorage(this IConfigurationManager configuration)
    {
        var options = new PostgresOptions { Connection = configuration["NEBULA_POSTGRES"], DatabasePrefix = configuration["NEBULA_POSTGRES_PREFIX"] };

        // A setting that cannot be read is complained about by its own validation.
        if (string.IsNullOrEmpty(configuration[Key]) && options.IsConfigured && PostgresConnection.Parse(options.Connection!).IsSuccess)
        {
            configuration[Key] = DatabaseConnections.For(options, DatabaseNames.HomelabJarvis).ConnectionString;
        }
    }
}
