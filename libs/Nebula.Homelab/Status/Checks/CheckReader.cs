using System.Net;
using System.Text.Json;
using Nebula.Homelab.Status.Checks.Conditions;
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
    public string? Host() => Host(IsHost, "This is not a host name or address; give only the host, without scheme, port or path.");

    /// <summary>What a type takes for a host.</summary>
    public string? Host(Predicate<string> fits, string wrong)
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

        return fits(text) ? text : Fail<string>("host", wrong);
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

    /// <summary>One of a few words; null when it was left out, or is none of them.</summary>
    public string? Choice(string member, IReadOnlyList<string> allowed)
    {
        if (Text(member, MaxTextLength) is not { } text)
        {
            return null;
        }

        return allowed.Contains(text, StringComparer.Ordinal)
            ? text
            : Fail<string>(member, $"It must be one of {string.Join(", ", allowed)}.");
    }

    /// <summary>Text that is not empty; null when it was left out, or is none.</summary>
    public string? Text(string member, int maxLength) => Own(member) is { } value ? Text(member, value, maxLength) : null;

    /// <summary>Texts that are not empty; none when they were left out.</summary>
    public IReadOnlyList<string> Texts(string member, int maxItems, int maxLength)
    {
        if (Own(member) is not { } list)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > maxItems)
        {
            Fail<string>(member, $"It must be a list of at most {maxItems} texts.");
            return [];
        }

        return [.. list.EnumerateArray().Select((item, i) => Text($"{member}[{i}]", item, maxLength)).OfType<string>()];
    }

    /// <summary>An object, whose members the caller reads; null when it was left out, or is none.</summary>
    public JsonElement? Object(string member) => Own(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => value,
        _ => FailValue<JsonElement>(member, "It must be an object of names and values."),
    };

    public bool? Flag(string member) => Own(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => FailValue<bool>(member, "It must be true or false."),
    };

    public int? Integer(string member, int min, int max) => Own(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) && number >= min && number <= max => number,
        _ => FailValue<int>(member, $"It must be a whole number from {min} to {max}."),
    };

    /// <summary>The conditions of one member, which the type can judge by.</summary>
    public IReadOnlyList<Condition> Conditions(string member, IReadOnlyList<string>? texts, ICheckType type)
    {
        _asked.Add(member);
        if (texts is null)
        {
            return [];
        }

        if (texts.Count > CheckMembers.MaxConditions)
        {
            Fail<string>(member, $"At most {CheckMembers.MaxConditions} conditions.");
            return [];
        }

        List<Condition> conditions = [];
        for (var i = 0; i < texts.Count; i++)
        {
            var condition = ConditionParser.Parse(texts[i] ?? "", CheckTypes.SubjectsOf(type), type.Name);
            if (condition.IsSuccess)
            {
                conditions.Add(condition.Value);
            }
            else
            {
                Fail<string>($"{member}[{i}]", condition.Error.Detail);
            }
        }

        return conditions;
    }

    /// <summary>Whether a condition, well-formed or not, looks at this; for defaults that give way to it.</summary>
    public bool LooksAt(string subject) =>
        (input.Conditions ?? []).Concat(input.DegradedUnless ?? []).Any(text => text?.TrimStart().StartsWith($"{subject} ", StringComparison.Ordinal) == true);

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
    public void RefuseTheRest(string type)
    {
        string[] taken = [.. _asked.Where(member => member != "type")];
        foreach (var (name, value) in Members())
        {
            if (value is not null && !_asked.Contains(name))
            {
                Fail<string>(name, $"A check of type {type} does not take this. {Suggestion.For(name, taken, "taken")}");
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
        ("verifyTls", input.VerifyTls),
        ("degradedAfterMs", input.DegradedAfterMs),
        ("host", input.Host),
        ("port", input.Port),
        ("connection", input.Connection),
        .. (input.Own ?? new Dictionary<string, JsonElement>()).Select(member => (member.Key, (object?)member.Value)),
    ];

    private JsonElement? Own(string member)
    {
        _asked.Add(member);
        return input.Own?.TryGetValue(member, out var value) == true && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>Text that is not empty, of a value within a member.</summary>
    public string? Text(string member, JsonElement value, int maxLength) => value.ValueKind == JsonValueKind.String
        ? TextOf(value) switch
        {
            null => Fail<string>(member, "It is not well-formed text."),
            "" => Fail<string>(member, "It is empty; leave the member out instead."),
            { } text => text.Length > maxLength ? Fail<string>(member, $"At most {maxLength} characters.") : text,
        }
        : Fail<string>(member, "It must be text.");

    // Half of a surrogate pair is no text, though JSON can write it.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private T? Fail<T>(string member, string message)
        where T : class
    {
        _errors.Add(new FieldError(path.Length == 0 ? member : $"{path}.{member}", message));
        return null;
    }

    private T? FailValue<T>(string member, string message)
        where T : struct
    {
        Fail<string>(member, message);
        return null;
    }
}
