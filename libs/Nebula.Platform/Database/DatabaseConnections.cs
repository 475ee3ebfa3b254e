using Npgsql;

namespace Nebula.Platform.Database;

/// <summary>The connection strings that one <see cref="PostgresOptions"/> yields.</summary>
public static class DatabaseConnections
{
    // Seconds. A server that takes longer to accept a connection is as good as gone for somebody who waits for a page.
    private const int ConnectTimeout = 2;

    // Seconds. The limit for a hung command; requests give up earlier, by DatabaseHealth.
    private const int CommandTimeout = 15;

    public static NpgsqlConnectionStringBuilder For(PostgresOptions options, string database)
    {
        var builder = Server(options);
        builder.Database = options.NameOf(database);
        return builder;
    }

    /// <summary>The database named in the setting, for making the others: it exists already.</summary>
    public static NpgsqlConnectionStringBuilder Maintenance(PostgresOptions options)
    {
        var builder = Server(options);
        builder.Database ??= "postgres";
        builder.Pooling = false;
        return builder;
    }

    // Nothing listens on port 1: without a setting there is nothing to connect to, and DatabaseHealth says so before anybody tries.
    private static NpgsqlConnectionStringBuilder Server(PostgresOptions options)
    {
        var builder = options.IsConfigured
            ? PostgresConnection.Parse(options.Connection!).Value ?? throw new InvalidOperationException("NEBULA_POSTGRES was not validated.")
            : new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = 1, Username = "nebula" };
        builder.Timeout = ConnectTimeout;
        builder.CommandTimeout = CommandTimeout;
        builder.MaxPoolSize = options.PoolSize;
        builder.MinPoolSize = 0;
        builder.ApplicationName ??= "nebula";
        builder.IncludeErrorDetail = false;
        return builder;
    }
}
