using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Guesses what somebody means who pastes a URL, an address, a connection string or a command.</summary>
internal static partial class PasteReader
{
    public const int MaxLength = 2048;

    private const string Expected = "Paste a URL (https://example.org), host:port (nas.local:22), or a host name or address.";

    public static Result<MonitorInput> Read(string paste)
    {
        if (paste.Length > MaxLength)
        {
            return Wrong($"It has {paste.Length} characters; at most {MaxLength} are allowed.");
        }

        var text = CommandPattern().Replace(paste.Trim(), "").Trim().Trim('"', '\'', '<', '>', '`');
        if (text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not { Length: > 0 } words)
        {
            return Wrong($"There is nothing in it. {Expected}");
        }

        // "curl -sS https://…" and "GET https://… HTTP/1.1": what looks like a URL is meant.
        var word = (words.FirstOrDefault(word => word.Contains("://", StringComparison.Ordinal)) ?? words[^1]).Trim('"', '\'', '<', '>', ',');
        return word.Contains("://", StringComparison.Ordinal) ? ReadUrl(word) : ReadAddress(word);
    }

    private static Result<MonitorInput> ReadUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
        {
            return Wrong($"This is not a URL. {Expected}");
        }

        var host = url.IdnHost.Trim('[', ']');
        return url.Scheme switch
        {
            "http" or "https" when url.UserInfo.Length > 0 => Wrong("The URL carries a user name or password; paste it without them."),
            "http" or "https" => Named(host, url.Port, OfWebPort(url) ?? new CheckInput { Type = "http", Url = url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) }),
            "postgres" or "postgresql" => Named(host, null, new CheckInput { Type = "postgres", Host = host, Port = url.Port > 0 ? url.Port : 5432 }),
            "redis" or "rediss" => Named(host, null, new CheckInput { Type = "redis", Host = host, Port = url.Port > 0 ? url.Port : 6379 }),
            "ping" or "icmp" => Named(host, null, new CheckInput { Type = "ping", Host = host }),
            _ when url.Port > 0 => Named(host, url.Port, new CheckInput { Type = "tcp", Host = host, Port = url.Port }),
            _ => Wrong($"{url.Scheme} addresses cannot be checked without a port. {Expected}"),
        };
    }

    private static Result<MonitorInput> ReadAddress(string text)
    {
        // user@host, as ssh has it.
        var address = text[(text.LastIndexOf('@') + 1)..].TrimEnd('/');
        if (IPAddress.TryParse(address.Trim('[', ']'), out var ip))
        {
            return Named(ip.ToString(), null, new CheckInput { Type = "ping", Host = ip.ToString() });
        }

        var colon = address.LastIndexOf(':');
        if (colon < 0)
        {
            return address.Contains('/') || Uri.CheckHostName(address) == UriHostNameType.Unknown
                ? Wrong($"This is not a host name or address. {Expected}")
                : Named(address, null, new CheckInput { Type = "ping", Host = address });
        }

        var (host, rest) = (address[..colon].Trim('[', ']'), address[(colon + 1)..].Split('/', 2)[0]);
        if (!int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
        {
            return Wrong($"The port must be a number from 1 to 65535. {Expected}");
        }

        return Uri.CheckHostName(host) == UriHostNameType.Unknown
            ? Wrong($"{host} is not a host name or address. {Expected}")
            : Named(host, port, OfPort(host, port));
    }

    // The usual ports of what we know to check better than by a connection.
    private static CheckInput OfPort(string host, int port)
    {
        var bracketed = host.Contains(':') ? $"[{host}]" : host;
        return port switch
        {
            80 => new() { Type = "http", Url = $"http://{bracketed}/" },
            443 => new() { Type = "http", Url = $"https://{bracketed}/" },
            5432 => new() { Type = "postgres", Host = host, Port = port },
            6379 => new() { Type = "redis", Host = host, Port = port },
            _ => OfWebPort(new Uri($"http://{bracketed}:{port}/")) ?? new() { Type = "tcp", Host = host, Port = port },
        };
    }

    private static CheckInput? OfWebPort(Uri url) => (url.Port, url.PathAndQuery) switch
    {
        (11434, "/") => new() { Type = "ollama", Url = url.GetLeftPart(UriPartial.Authority) },
        (7860, "/") => new() { Type = "stable-diffusion", Url = url.GetLeftPart(UriPartial.Authority) },
        (8188, "/") => new() { Type = "comfyui", Url = url.GetLeftPart(UriPartial.Authority) },
        _ => null,
    };

    private static MonitorInput Named(string host, int? port, CheckInput check) => new()
    {
        Name = check.Type switch
        {
            "ollama" => $"Ollama on {host}",
            "stable-diffusion" => $"Stable Diffusion on {host}",
            "comfyui" => $"ComfyUI on {host}",
            "postgres" => $"PostgreSQL on {host}",
            "redis" => $"Redis on {host}",
            "tcp" => $"{host}:{port}",
            _ => host,
        },
        Check = check,
    };

    private static Error Wrong(string message) =>
        Error.Invalid("paste_not_understood", "What was pasted is not understood.", new FieldError("paste", message));

    [GeneratedRegex("^(curl|wget|ping|ssh|nc|telnet)\\s", RegexOptions.CultureInvariant)]
    private static partial Regex CommandPattern();
}
