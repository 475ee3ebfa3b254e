using System.Globalization;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Platform.Database;

/// <summary>Reads the two ways to name a PostgreSQL server: a URI (libpq, 32.1.1.2) or Npgsql's key=value pairs.</summary>
public static class PostgresConnection
{
    private const string Code = "postgres_connection_invalid";

    private const int DefaultPort = 5432;

    // The URI's names are libpq's; Npgsql has its own.
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["channel_binding"] = "Channel Binding",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["options"] = "Options",
        ["host"] = "Host",
        ["port"] = "Port",
        ["user"] = "Username",
        ["password"] = "Password",
        ["dbname"] = "Database",
    };

    /// <summary>The connection, or what is wrong with the text; the detail never repeats the text, which holds a password.</summary>
    public static Result<NpgsqlConnectionStringBuilder> Parse(string text)
    {
        try
        {
            var builder = text.StartsWith("postgresql://", StringComparison.Ordinal) || text.StartsWith("postgres://", StringComparison.Ordinal)
                ? FromUri(text)
                : new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrEmpty(builder.Host)
                ? Error.Invalid(Code, "names no host; expected postgresql://user:password@host:port or Host=…;Username=…;Password=…")
                : builder;
        }
        catch (FormatException exception)
        {
            return Error.Invalid(Code, exception.Message);
        }
        catch (ArgumentException)
        {
            return Error.Invalid(Code, "has a key or a value that PostgreSQL connections do not have; expected postgresql://user:password@host:port or Host=…;Username=…;Password=…");
        }
    }

    private static NpgsqlConnectionStringBuilder FromUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            throw new FormatException("is not a URI; characters such as @ : / # in the password must be percent-encoded");
        }

        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length > 0 ? uri.IdnHost.Trim('[', ']') : null,
            Port = uri.Port > 0 ? uri.Port : DefaultPort,
            Database = uri.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(uri.AbsolutePath[1..]) : null,
        };
        var user = uri.UserInfo.Split(':', 2);
        builder.Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null;
        builder.Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null;
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            Apply(builder, pair);
        }

        return builder;
    }

    private static void Apply(NpgsqlConnectionStringBuilder builder, string pair)
    {
        var (name, value) = pair.Split('=', 2) is [var key, var text] ? (Uri.UnescapeDataString(key), Uri.UnescapeDataString(text)) : (pair, "");
        if (!Parameters.TryGetValue(name, out var keyword))
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"has the unknown parameter {name}; known are {string.Join(", ", Parameters.Keys)}"));
        }

        // libpq writes verify-full, Npgsql reads VerifyFull.
        builder[keyword] = name is "sslmode" or "channel_binding" ? value.Replace("-", "", StringComparison.Ordinal) : value;
    }
}
