using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Json;
using Nebula.Platform.ServiceMap.Format;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Monitors.Export;

/// <summary>Valid monitors of a type, made from what the type says of its members; always the same.</summary>
internal sealed class GeneratedMonitors(string type, int seed)
{
    private static readonly string[] Texts =
    [
        "plain", "two words", "yes", "No", "null", "~", "1e3", "0x10", "12:30", "007", "a: b", "# no comment", "a #b", "- item", "?", ":", "|", ">", "{a}", "[b]",
        "*star", "&amp", "!bang", "%pct", "@at", "`tick`", "'single'", "\"quoted\"", "back\\slash", "${HOME}", "$$", "$", "$${x}", "cost: 5$", "$$$", "end:",
        "a,b", "Café ☕", "🦊 fox", "a\u200Db", "äöü", "x  y", "=", "<<", "---", "...", "true ", "on",
    ];

    private static readonly string[] Hosts = ["192.168.1.10", "nas.lan", "fd00::1", "example.org", "a-b.c_d.example"];

    private static readonly string[] Urls =
    [
        "https://shop.example/", "http://192.168.1.10:8080/health?a=b&c=%20#top", "http://[fd00::1]:81/x", "https://x.example/a,b;c", "http://x.example/${a}/$$",
        "https://bücher.example/ö", "http://x.example:80",
    ];

    private static readonly string[] Words = ["200", "200-299", "200-299,401", "a", "x-1", "GET", "1.1.1.1:53", "X-Name", "443", "/path"];

    private readonly Random _random = new(seed);

    /// <summary>Of so many tries, those that are valid.</summary>
    public IEnumerable<Monitor> Try(int count) => Enumerable.Range(0, count).Select(Next).OfType<Monitor>();

    private Monitor? Next(int number)
    {
        var interval = One(5, 30, 60, 90, 3600, 86_400);
        var draft = MonitorValidator.Read(new MonitorInput
        {
            Name = One(Texts),
            Description = Sometimes(Texts),
            Group = One(Texts),
            Tags = Some(Texts),
            Icon = Sometimes("plex", "my-icon"),
            Open = Sometimes(Urls),
            Public = _random.Next(2) == 0,
            IntervalSeconds = interval,
            TimeoutSeconds = Math.Min(One(1, 4, 10, 59), interval - 1),
            Retries = _random.Next(11),
            RecoverAfter = _random.Next(1, 11),
            Check = Check(),
        });
        return draft.Value?.Over(MonitorRows.Page($"{type}-{number}"));
    }

    private CheckInput Check()
    {
        var format = CheckTypes.Of(type);
        var check = new JsonObject { ["type"] = type };
        switch (format)
        {
            case { TakesConnection: true } when _random.Next(4) == 0:
                check["connection"] = "nebula";
                break;
            case { Target: CheckTarget.Url }:
                check["url"] = One(Urls);
                break;
            case { Target: CheckTarget.Endpoint }:
                (check["host"], check["port"]) = (One(Hosts), _random.Next(1, 65_536));
                break;
            case { Target: CheckTarget.Host }:
                check["host"] = One(Hosts);
                break;
        }

        // Of the page no monitor names a variable; what the page keeps secret, the file names.
        var members = format.Members.Where(member => member.Type is not DictionaryType { Value: EnvironmentType }).Concat(format.SecretMembers);
        foreach (var member in members.Where(_ => _random.Next(5) == 0))
        {
            check[member.Name] = Value(member.Type);
        }

        if (_random.Next(5) == 0)
        {
            check["upsideDown"] = true;
        }
        else if (_random.Next(2) == 0)
        {
            check["degradedAfterMs"] = _random.Next(1, 60_001);
            check["conditions"] = new JsonArray("time < 2s");
            check["degradedUnless"] = new JsonArray([.. Enumerable.Repeat("time != 1.5s", _random.Next(1, 9))]);
        }

        return check.Deserialize<CheckInput>(NebulaJson.Options)!;
    }

    private JsonNode? Value(MapType form) => form switch
    {
        TextType { Multiline: true } => One("{\"a\": 1}", "two\nlines: ${x}\n  # indented"),
        TextType => One(Texts),
        HostType => One(Hosts),
        UrlType => One(Urls),
        FlagType => _random.Next(2) == 0,
        IntegerType number => _random.Next(number.Min, number.Max + 1),
        DurationType span => _random.Next(span.MinSeconds, span.MaxSeconds + 1),
        ChoiceType choice => One([.. choice.Values]),
        PatternType pattern => Words.Where(word => Regex.IsMatch(word, pattern.Pattern)).ToArray() is { Length: > 0 } fitting ? One(fitting) : null,
        ListType list => new JsonArray([.. Enumerable.Range(0, _random.Next(1, Math.Min(list.MaxItems, 4) + 1)).Select(_ => Value(list.Item))]),
        DictionaryType entries => Value(entries.Key) is { } key ? new JsonObject { [key.GetValue<string>()] = Value(entries.Value) } : null,
        ObjectType members => new JsonObject(members.Members.Select(member => KeyValuePair.Create(member.Name, Value(member.Type)))),
        _ => null,
    };

    private T One<T>(params T[] values) => values[_random.Next(values.Length)];

    private string? Sometimes(params string[] values) => _random.Next(2) == 0 ? One(values) : null;

    private IReadOnlyList<string> Some(string[] values) => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => One(values))];
}
