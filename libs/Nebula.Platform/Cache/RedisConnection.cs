using System.Globalization;
using Nebula.Platform.Errors;
using StackExchange.Redis;

namespace Nebula.Platform.Cache;

/// <summary>Reads the two ways to name a Redis server: a URI (<c>redis://user:password@host:port/database</c>) or StackExchange.Redis' own form.</summary>
public static class RedisConnection
{
    private const string Code = "redis_connection_invalid";

    private const int DefaultPort = 6379;

    /// <summary>The connection, or what is wrong with the text; the detail never repeats the text, which holds a password.</summary>
    public static Result<ConfigurationOptions> Parse(string text)
    {
        try
        {
            var options = text.Contains("://", StringComparison.Ordinal) ? FromUri(text) : ConfigurationOptions.Parse(text);
            return options.EndPoints.Count == 0
                ? Error.Invalid(Code, "names no host; expected redis://:password@host:port or host:port,password=…")
                : options;
        }
        catch (FormatException exception)
        {
            return Error.Invalid(Code, exception.Message);
        }
        catch (ArgumentException)
        {
            return Error.Invalid(Code, "has an option that StackExchange.Redis does not know; expected redis://:password@host:port or host:port,password=…");
        }
    }

    private static ConfigurationOptions FromUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            throw new FormatException("is not a URI; characters such as @ : / # in the password must be percent-encoded");
        }

        if (uri.Scheme is not ("redis" or "rediss"))
        {
            throw new FormatException("must start with redis:// or, for TLS, rediss://");
        }

        var options = new ConfigurationOptions { Ssl = uri.Scheme == "rediss" };
        options.EndPoints.Add(uri.IdnHost.Trim('[', ']'), uri.Port > 0 ? uri.Port : DefaultPort);
        var user = uri.UserInfo.Split(':', 2);
        options.User = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null;
        options.Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null;
        var database = uri.AbsolutePath.Trim('/');
        if (database.Length > 0)
        {
            options.DefaultDatabase = int.TryParse(database, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FormatException("has a path that is not a database number");
        }

        return options;
    }
}
