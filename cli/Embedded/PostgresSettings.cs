using System.Globalization;

namespace Nebula.Cli.Embedded;

/// <summary>How the embedded PostgreSQL is tuned: for a small machine that does other work too.</summary>
internal static class PostgresSettings
{
    public static IEnumerable<string> Arguments(EmbeddedPostgresOptions options, int port)
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = port.ToString(CultureInfo.InvariantCulture),

            // The path of a socket may have 107 bytes (unix(7)), which a data folder deep in a home exceeds.
            ["unix_socket_directories"] = "",
            ["shared_buffers"] = "64MB",
            ["max_connections"] = "60",
            ["work_mem"] = "4MB",
            ["maintenance_work_mem"] = "32MB",
            ["max_wal_size"] = "256MB",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["password_encryption"] = "scram-sha-256",
        };
        if (options.Throwaway)
        {
            settings["fsync"] = "off";
            settings["full_page_writes"] = "off";
            settings["autovacuum"] = "off";
            settings["max_connections"] = "200";
        }

        foreach (var (name, value) in options.Settings)
        {
            settings[name] = value;
        }

        return settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" });
    }
}
