using System.Net;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Checks;

/// <summary>Reads the members of a <see cref="CheckInput"/> one by one and notes what is wrong, and which were not asked for.</summary>
internal sealed class CheckReader(CheckInput input, string path)
{
    private const int MaxUrlLength = 2048;
    private const int MaxHostLength = 253;
    private const int MaxTextLength = 1000;

    private readonly HashSet<string> _asked = ["type"];
    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>An absolute http or https URL, without credentials.</summary>
    public Uri? Url()
    {
        _asked.Add("url");
        var text = input.Url?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return Fail<Uri>("url", "A URL is needed, such as https://example.org/health.");
        }

        if (text.Length > MaxUrlLength)
        {
            return Fail<Uri>("url", $"The URL has {text.Length} characters; at most {MaxUrlLength} are allowed.");
        }

        if (text.Any(char.IsControl) || text.Contains(' ') || !Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            return Fail<Uri>("url", "This is not a URL; it must look like https://example.org/health.");
        }

        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
        {
            return Fail<Uri>("url", $"The scheme {url.Scheme} cannot be checked; use http or https.");
        }

        if (url.UserInfo.Length > 0)
        {
            return Fail<Uri>("url", "A URL must not carry a user name or password.");
        }

        return IsHost(url.IdnHost) ? url : Fail<Uri>("url", $"{url.Host} is not a host name or address.");
    }

    /// <summary>A host name or an address, without port or scheme.</summary>
    public string? Host()
    {
        _asked.Add("host");
        var text = input.Host?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return Fail<string>("host", "A host name or address is needed, such as nas.local or 192.168.1.10.");
        }

        if (text.StartsWith('[') && text.EndsWith(']'))
        {
            text = text[1..^1];
        }

        return IsHost(text)
            ? text
            : Fail<string>("host", "This is not a host name or address; give only the host, without scheme, port or path.");
    }

    public int? Port()
    {
        _asked.Add("port");
        return input.Port switch
        {
            null => FailValue<int>("port", "A port is needed, from 1 to 65535."),
            < 1 or > 65535 => FailValue<int>("port", $"{input.Port} is not a port; it must be from 1 to 65535."),
            _ => input.Port,
        };
    }

    public int? Port(int standard) => input.Port is null && _asked.Add("port") ? standard : Port();

    /// <summary>True when the check is of this installation's own database or cache.</summary>
    public bool IsOwnConnection()
    {
        _asked.Add("connection");
        if (input.Connection is null)
        {
            return false;
        }

        if (input.Connection != "nebula")
        {
            Fail<string>("connection", "The only named connection is nebula, this installation's own; else give host and port.");
        }

        return true;
    }

    public string Method(IReadOnlyList<string> allowed)
    {
        _asked.Add("method");
        var text = input.Method ?? allowed[0];
        return allowed.Contains(text, StringComparer.Ordinal)
            ? text
            : Fail<string>("method", $"The method must be one of {string.Join(", ", allowed)}.") ?? allowed[0];
    }

    public StatusRanges? ExpectedStatus()
    {
        _asked.Add("expectedStatus");
        return input.ExpectedStatus is null
            ? StatusRanges.Success
            : StatusRanges.TryParse(input.ExpectedStatus, out var ranges)
                ? ranges
                : Fail<StatusRanges>("expectedStatus", "Status codes and ranges from 100 to 599, such as 200-299,401.");
    }

    public string? Contains()
    {
        _asked.Add("contains");
        return input.Contains switch
        {
            null => null,
            "" => Fail<string>("contains", "The text to look for is empty; leave the member out instead."),
            { Length: > MaxTextLength } => Fail<string>("contains", $"At most {MaxTextLength} characters."),
            _ => input.Contains,
        };
    }

    public bool FollowRedirects()
    {
        _asked.Add("followRedirects");
        return input.FollowRedirects ?? true;
    }

    public bool VerifyTls()
    {
        _asked.Add("verifyTls");
        return input.VerifyTls ?? true;
    }

    public TimeSpan? DegradedAfter()
    {
        _asked.Add("degradedAfterMs");
        return input.DegradedAfterMs switch
        {
            null => null,
            < 1 or > 60_000 => FailValue<TimeSpan>("degradedAfterMs", "Milliseconds, from 1 to 60000."),
            { } milliseconds => TimeSpan.FromMilliseconds(milliseconds),
        };
    }

    /// <summary>Notes what only several members together show to be wrong.</summary>
    public void Refuse(string member, string message) => Fail<string>(member, message);

    /// <summary>Notes every member that was given but that the type does not take.</summary>
    public void RefuseTheRest(MonitorType type)
    {
        foreach (var (name, value) in Members())
        {
            if (value is not null && !_asked.Contains(name))
            {
                Fail<string>(name, $"A check of type {type.ToText()} does not take this; remove it.");
            }
        }
    }

    /// <summary>A literal address in any spelling, or a name that DNS could know.</summary>
    internal static bool IsHost(string? text) =>
        text is { Length: > 0 and <= MaxHostLength }
        && !text.Contains('%')
        && (IPAddress.TryParse(text, out _) || Uri.CheckHostName(text) is not UriHostNameType.Unknown and not UriHostNameType.Basic);

    private IEnumerable<(string Name, object? Value)> Members() =>
    [
        ("url", input.Url),
        ("method", input.Method),
        ("expectedStatus", input.ExpectedStatus),
        ("contains", input.Contains),
        ("followRedirects", input.FollowRedirects),
        ("verifyTls", input.VerifyTls),
        ("degradedAfterMs", input.DegradedAfterMs),
        ("host", input.Host),
        ("port", input.Port),
        ("connection", input.Connection),
    ];

    private T? Fail<T>(string member, string message)
        where T : class
    {
        _errors.Add(new FieldError($"{path}.{member}", message));
        return null;
    }

    private T? FailValue<T>(string member, string message)
        where T : struct
    {
        _errors.Add(new FieldError($"{path}.{member}", message));
        return null;
    }
}
