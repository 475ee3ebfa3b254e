using System.Net.Sockets;
using Npgsql;

namespace Nebula.Platform.Database;

/// <summary>Tells "the database is gone" from "the statement was wrong".</summary>
public static class DatabaseFailure
{
    public static bool Is(Exception exception) => exception switch
    {
        DatabaseUnavailableException => true,

        // 57P01..03: shut down, crashed, starting. 53300: no connection left. 3D000: our database is not made yet. 42P01 is a missing
        // table and belongs to migrations, 08xxx are broken connections (postgresql.org, appendix A).
        PostgresException postgres => postgres.SqlState is
                PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
                or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.InvalidCatalogName
                or PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
            || postgres.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException npgsql => npgsql.InnerException is null or TimeoutException or IOException or SocketException || npgsql.IsTransient,
        _ => false,
    };
}
