using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.Json;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Monitors.Export;

/// <summary>A monitor in the words of the service map, without what the map assumes anyway.</summary>
internal static partial class MapEntry
{
    // Those that say where; the map has them beside the check.
    private static readonly string[] Places = ["type", "url", "host", "port"];

    /// <param name="monitor">The monitor.</param>
    /// <param name="dependsOn">Those of its dependencies that the map will have.</param>
    public static JsonObject Of(Monitor monitor, IEnumerable<string> dependsOn)
    {
        var check = monitor.Check;
        var entry = new JsonObject { ["name"] = Escaped(monitor.Name) };
        Add(entry, "description", Escaped(monitor.Description));
        Add(entry, "kind", check.Type == "http" ? null : check.Type);
        entry["group"] = Escaped(monitor.Group);
        Add(entry, "node", monitor.Node);
        Add(entry, "url", Escaped(check.Url));
        Add(entry, "host", Escaped(check.Host));
        Add(entry, "port", check.Port);
        Add(entry, "check", CheckOf(monitor) is { Count: > 0 } own ? own : null);
        Add(entry, "open", Escaped(monitor.Open));
        Add(entry, "dependsOn", Texts(dependsOn));
        Add(entry, "tags", Texts(monitor.Tags.Select(tag => Escaped(tag)!)));
        Add(entry, "icon", monitor.Icon);
        Add(entry, "public", monitor.Public ? true : null);
        return entry;
    }

    private static JsonObject CheckOf(Monitor monitor)
    {
        var assumed = AssumedOf(monitor.Check);
        var types = CheckTypes.Find(monitor.Check.Type)?.Members.Concat(CheckMembers.OfEveryType).ToDictionary(member => member.Name, member => member.Type);
        var check = new JsonObject();
        foreach (var (name, value) in JsonOf(monitor.Check))
        {
            if (!Places.Contains(name) && !JsonNode.DeepEquals(value, assumed[name]))
            {
                check[name] = Escaped(value, types?.GetValueOrDefault(name));
            }
        }

        var (interval, timeout) = (monitor.IntervalSeconds, monitor.TimeoutSeconds);
        var usual = CheckTypes.Find(monitor.Check.Type)?.UsualIntervalSeconds ?? (monitor.Public ? MonitorValidator.DefaultPublicIntervalSeconds : MonitorValidator.DefaultIntervalSeconds);
        Add(check, "interval", interval == usual ? null : Span(interval));
        Add(check, "timeout", timeout == Math.Clamp(interval - 1, 1, MonitorValidator.DefaultTimeoutSeconds) ? null : Span(timeout));
        Add(check, "retries", monitor.Retries == CheckTypes.UsualRetriesOf(monitor.Check.Type) ? null : monitor.Retries);
        Add(check, "recoverAfter", monitor.RecoverAfter == MonitorValidator.DefaultRecoverAfter ? null : monitor.RecoverAfter);
        return check;
    }

    /// <summary>The check that the address alone would give; empty where the type needs more.</summary>
    private static JsonObject AssumedOf(CheckInput check)
    {
        var bare = new CheckInput { Type = check.Type, Url = check.Url, Host = check.Host, Port = check.Port };
        return CheckParser.Parse(bare).Value is { } parsed ? JsonOf(parsed.ToInput()) : [];
    }

    private static JsonObject JsonOf(CheckInput check) => JsonSerializer.SerializeToNode(check, NebulaJson.Options)!.AsObject();

    // Variables are put into these, so a dollar sign that would begin one, or be taken for a doubled one, is doubled.
    private static JsonNode? Escaped(JsonNode? value, MapType? type) => (value, type) switch
    {
        (JsonArray list, ListType form) => new JsonArray([.. list.Select(item => Escaped(item, form.Item))]),
        (JsonObject mapping, DictionaryType form) => Escaped(mapping, _ => form.Value),
        (JsonObject mapping, ObjectType form) => Escaped(mapping, name => form.Members.FirstOrDefault(member => member.Name == name)?.Type),
        (JsonValue text, TextType or UrlType or HostType) when text.GetValueKind() == JsonValueKind.String => Escaped(text.GetValue<string>()),
        (JsonValue seconds, DurationType) => Span(seconds.GetValue<int>()),
        _ => value?.DeepClone(),
    };

    private static JsonObject Escaped(JsonObject mapping, Func<string, MapType?> typeOf)
    {
        var escaped = new JsonObject();
        foreach (var (name, value) in mapping)
        {
            escaped[name] = Escaped(value, typeOf(name));
        }

        return escaped;
    }

    private static string? Escaped(string? text) => text is null ? null : Dollar().Replace(text, "$$$$");

    private static string Span(int seconds) => seconds switch
    {
        _ when seconds % 3600 == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}h"),
        _ when seconds % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds}s"),
    };

    private static JsonArray? Texts(IEnumerable<string> texts) => texts.Select(text => (JsonNode)text).ToArray() is { Length: > 0 } items ? new JsonArray(items) : null;

    private static void Add(JsonObject mapping, string name, JsonNode? value)
    {
        if (value is not null)
        {
            mapping[name] = value;
        }
    }

    [GeneratedRegex(@"\$(?=[${])", RegexOptions.CultureInvariant)]
    private static partial Regex Dollar();
}
