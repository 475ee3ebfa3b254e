using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nebula.Functions.Tests.Access;

/// <summary>Bodies and texts that broke somebody's API before.</summary>
internal static class HostileInput
{
    public static readonly string[] Texts =
    [
        "", "-1", "0", "99999999999999999999999999", "1e309", "NaN", "null", "'", "\"", "' or 1=1 --", "../../etc/passwd", "..%2f..", "$(id)",
        "a\nb", "\u202Eb", "ïß∂ƒ", "<script>alert(1)</script>", "{{7*7}}", "%n%s", "=cmd|' /C calc'!A0", new string('x', 3000), "\0",
    ];

    // Values as JSON text, since some of them are no JSON at all.
    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1e309", "-1e309", "99999999999999999999999999999", "0.1", "NaN", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"a\\u0000b\"",
        "\"2026-13-45\"", "\"9999-12-31T23:59:59Z\"", "[]", "{}", "[[[]]]", "[null]", "[\"\\u0000\"]", "{\"__proto__\":{\"isAdmin\":true}}",
        $"\"{new string('x', 100_000)}\"", "\"javascript:alert(1)\"", "\"-oProxyCommand=id\"", "\"http://[::ffff:169.254.169.254]/\"", "\"\\u202E\"",
    ];

    public static IEnumerable<(string Label, HttpContent Content)> Bodies(Type? takes)
    {
        foreach (var text in new[] { "", "null", "[]", "42", "\"text\"", "true", "{", "}", "{\"a\":1,\"a\":2}", "\uFEFF{}", "{}{}", "{\"isAdmin\":true,\"role\":\"owner\"}", "// x\n{}" })
        {
            yield return (text, Json(text));
        }

        yield return ("deep", Json(new string('[', 100_000)));
        yield return ("two megabytes", Json($"{{\"name\":\"{new string('x', 2 * 1024 * 1024)}\"}}"));
        yield return ("not UTF-8", Bytes([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]));
        yield return ("UTF-16", Bytes(Encoding.Unicode.GetBytes("{}")));
        yield return ("text/plain", new StringContent("{}", Encoding.UTF8, "text/plain"));
        yield return ("form", new FormUrlEncodedContent([new("name", "x"), new("password", "y")]));
        yield return ("multipart", new MultipartFormDataContent { { new StringContent("x"), "name" } });
        yield return ("no type", new ByteArrayContent("{}"u8.ToArray()));
        if (takes is null)
        {
            yield break;
        }

        var sample = (JsonObject)SampleOf(takes, depth: 0)!;
        yield return ("sample", Json(sample.ToJsonString()));
        foreach (var (path, text) in sample.SelectMany(member => Spoil(sample, member.Key)))
        {
            yield return (path, Json(text));
        }
    }

    private static IEnumerable<(string Path, string Text)> Spoil(JsonObject sample, string member)
    {
        const string mark = "\"spoil me\"";
        foreach (var value in Values)
        {
            var copy = sample.DeepClone().AsObject();
            copy[member] = "spoil me";
            yield return ($"{member} = {Shorten(value)}", copy.ToJsonString().Replace(mark, value, StringComparison.Ordinal));
        }

        var less = sample.DeepClone().AsObject();
        less.Remove(member);
        yield return ($"{member} missing", less.ToJsonString());
        if (sample[member] is not JsonObject inner)
        {
            yield break;
        }

        foreach (var (path, text) in inner.SelectMany(below => Spoil(inner, below.Key)))
        {
            var copy = sample.DeepClone().AsObject();
            copy[member] = "spoil me";
            yield return ($"{member}.{path}", copy.ToJsonString().Replace(mark, text, StringComparison.Ordinal));
        }
    }

    /// <summary>A body that fits the type, so that spoiling one member shows what that member does.</summary>
    private static JsonNode? SampleOf(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "sample";
        }

        if (type.IsEnum)
        {
            return JsonNamingPolicy.SnakeCaseLower.ConvertName(Enum.GetNames(type)[0]);
        }

        if (type == typeof(Guid))
        {
            return Guid.Empty.ToString();
        }

        if (type.IsPrimitive)
        {
            return type == typeof(bool) ? JsonValue.Create(false) : JsonValue.Create(30);
        }

        if (type.IsAssignableTo(typeof(IEnumerable)) || depth > 3)
        {
            return new JsonArray();
        }

        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);
        return new JsonObject(members.Select(property =>
            KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(property.Name), SampleOf(property.PropertyType, depth + 1))));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static ByteArrayContent Bytes(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/json") } };

    private static string Shorten(string text) => text.Length <= 40 ? text : $"{text[..40]}…";
}
