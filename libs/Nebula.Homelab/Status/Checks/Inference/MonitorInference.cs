using System.Net;
using Nebula.Homelab.Status.Checks.Http;
using Nebula.Homelab.Status.Checks.Ping;
using Nebula.Homelab.Status.Checks.Postgres;
using Nebula.Homelab.Status.Checks.Redis;
using Nebula.Homelab.Status.Checks.Tcp;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Checks.Inference;

/// <summary>Guesses what somebody who pasted a text wants to have checked.</summary>
public static class MonitorInference
{
    private const int MaxLength = 2048;

    /// <summary>The check, which is valid; or, for the field <c>paste</c>, why there is none. Nothing is dialled.</summary>
    public static Result<CheckInput> Infer(string? pasted)
    {
        var text = pasted?.Trim() ?? "";
        if (text.Length == 0)
        {
            return Failed("Paste a URL, a host name, an address, or host:port.");
        }

        if (text.Length > MaxLength)
        {
            return Failed($"The text has {text.Length} characters; at most {MaxLength} are read.");
        }

        if (text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)))
        {
            return Failed("The text has spaces or line breaks in it; paste one target at a time.");
        }

        var guess = text.Contains("://", StringComparison.Ordinal) ? OfUrl(text) : OfPlain(text);
        return guess.IsSuccess ? Proven(guess.Value) : guess;
    }

    private static Result<CheckInput> OfUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            return Failed("This looks like a URL but is none; it must look like https://example.org/health.");
        }

        // A user name or password in a database URL is dropped here: the check needs none, and none is stored.
        return url.Scheme switch
        {
            "http" or "https" when url.UserInfo.Length > 0 => Failed("Take the user name and password out of the URL."),
            "http" or "https" when url is { PathAndQuery: "/" } && WellKnownPorts.VendorOf(url.Port) is { } vendor => Vendor(vendor, url),
            "http" or "https" => Http(text),
            "postgres" or "postgresql" => Database(PostgresCheck.TypeName, url, 5432),
            "redis" => Database(RedisCheck.TypeName, url, 6379),
            "rediss" => Failed("Redis over TLS cannot be checked yet; paste host:port to check that the port answers."),
            "tcp" when url.Port > 0 => Tcp(url.IdnHost, url.Port),
            "tcp" => Failed("A TCP check needs a port: tcp://host:port."),
            "ssh" => NoSsh(url.IdnHost),
            _ => Failed($"{url.Scheme}:// cannot be checked; http, https, postgres, redis and tcp can."),
        };
    }

    private static Result<CheckInput> OfPlain(string text)
    {
        if (text.Contains('@'))
        {
            return NoSsh(text[(text.LastIndexOf('@') + 1)..]);
        }

        if (IPAddress.TryParse(text.Trim('[', ']'), out _))
        {
            return Ping(text);
        }

        if (text.Contains('/'))
        {
            return Http($"https://{text}");
        }

        var colon = text.LastIndexOf(':');
        return colon < 0 ? Ping(text) : OfHostAndPort(text[..colon], text[(colon + 1)..]);
    }

    private static Result<CheckInput> OfHostAndPort(string host, string portText)
    {
        if (!ushort.TryParse(portText, out var port) || port == 0)
        {
            return Failed($"'{portText}' is not a port; it must be a number from 1 to 65535.");
        }

        return port switch
        {
            5432 => new CheckInput { Type = PostgresCheck.TypeName, Host = host, Port = port },
            6379 => new CheckInput { Type = RedisCheck.TypeName, Host = host, Port = port },
            _ when WellKnownPorts.VendorOf(port) is { } vendor =>
                new CheckInput { Type = vendor, Url = $"http://{host}:{port}/" },
            _ when WellKnownPorts.SchemeOf(port) is { } scheme => Http($"{scheme}://{host}:{port}/"),
            _ => Tcp(host, port),
        };
    }

    private static Result<CheckInput> Vendor(string type, Uri url) =>
        new CheckInput { Type = type, Url = url.AbsoluteUri };

    private static Result<CheckInput> Http(string url) => new CheckInput { Type = HttpCheck.TypeName, Url = url };

    private static Result<CheckInput> Tcp(string host, int port) =>
        new CheckInput { Type = TcpCheck.TypeName, Host = host, Port = port };

    private static Result<CheckInput> Ping(string host) => new CheckInput { Type = PingCheck.TypeName, Host = host };

    private static Result<CheckInput> Database(string type, Uri url, int standardPort) =>
        new CheckInput { Type = type, Host = url.IdnHost, Port = url.Port > 0 ? url.Port : standardPort };

    private static Result<CheckInput> NoSsh(string host) =>
        Failed($"Checks over SSH are not there yet; paste {host} to ping it, or {host}:22 to see whether SSH answers.");

    private static Result<CheckInput> Proven(CheckInput guess)
    {
        var check = CheckParser.Parse(guess, "paste");
        return check.IsSuccess ? check.Value.ToInput() : Failed(check.Error.Fields[0].Message);
    }

    private static Error Failed(string message) =>
        Error.Invalid("paste_not_understood", message, new FieldError("paste", message));
}
