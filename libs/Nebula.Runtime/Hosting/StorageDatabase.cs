using Npgsql;

namespace Nebula.Runtime.Hosting;

/// <summary>The database of <see cref="FunctionsRuntimeOptions.Storage"/>.</summary>
internal static class StorageDatabase
{
    /// <param name="storage">The setting.</param>
    /// <param name="applicationName">Shown in <c>pg_stat_activity</c>.</param>
    /// <param name="maxPoolSize">Few: the host sends a handful of short statements a minute.</param>
    public static NpgsqlDataSource Open(string storage, string applicationName, int maxPoolSize)
    {
        try
        {
            // A database that is gone must be noticed within the lease of a timer.
            var connection = new NpgsqlConnectionStringBuilder(storage)
            {
                MaxPoolSize = maxPoolSize,
                Timeout = 5,
                CommandTimeout = 10,
                ApplicationName = applicationName,
            };

            return NpgsqlDataSource.Create(connection);
        }
        catch (ArgumentException)
        {
            // The parser's message can hold parts of the string, and so of a password.
            throw FunctionsRuntimeOptions.Invalid(
                nameof(FunctionsRuntimeOptions.Storage), "an Npgsql connection string, such as Host=…;Database=…;Username=…;Password=…");
        }
    }
}
