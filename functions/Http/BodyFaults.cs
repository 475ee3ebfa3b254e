using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Nebula.Platform.Errors;
using Nebula.Platform.Json;

namespace Nebula.Functions.Http;

/// <summary>
/// Says of a body that the serializer refused what is wrong with each member: the serializer stops at the first fault and tells it in
/// terms of our types.
/// </summary>
internal sealed class BodyFaults
{
    private const int Most = 20;
    private const int LongestName = 60;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = NebulaJson.Options.MaxDepth, AllowDuplicateProperties = false };

    private readonly List<FieldError> _faults = [];

    private BodyFaults()
    {
    }

    /// <summary>Nothing for a body that is no JSON, or with a fault of which only the serializer knows.</summary>
    public static IReadOnlyList<FieldError> Find<T>(ReadOnlySpan<byte> json)
    {
        var faults = new BodyFaults();
        try
        {
            using var document = JsonDocument.Parse(json.ToArray(), Strict);
            faults.Look(document.RootElement, typeof(T), path: "", mayBeNull: false);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or a text that is no Unicode: the serializer's own word on it has the position.
            return faults._faults;
        }

        return faults._faults;
    }

    private void Look(JsonElement value, Type declared, string path, bool mayBeNull)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!mayBeNull && type == declared)
            {
                Add(path, $"{ExpectedValue.Of(type)} is expected, not null.");
            }

            return;
        }

        var info = NebulaJson.Options.GetTypeInfo(type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                LookAtMembers(value, info, path);
                return;

            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array && info.ElementType is { } element:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Look(item, element, $"{path}[{index++}]", mayBeNull: true);
                }

                return;

            case JsonTypeInfoKind.None or JsonTypeInfoKind.Dictionary when IsRead(value, type):
                return;

            default:
                Add(path, $"{ExpectedValue.Of(type)} is expected, not {ExpectedValue.NameOf(value)}.");
                return;
        }
    }

    private void LookAtMembers(JsonElement value, JsonTypeInfo info, string path)
    {
        var missing = info.Properties.Where(property => property.IsRequired).Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var member in value.EnumerateObject())
        {
            missing.Remove(member.Name);
            if (info.Properties.FirstOrDefault(property => property.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)) is { } known)
            {
                Look(member.Value, known.PropertyType, Below(path, known.Name), known.IsSetNullable);
            }
            else
            {
                Add(Below(path, Shorten(member.Name)), Unknown(member.Name, info));
            }
        }

        foreach (var name in missing)
        {
            Add(Below(path, name), $"It is required, and missing. {ExpectedValue.Of(info.Properties.First(property => property.Name == name).PropertyType)} is expected.");
        }
    }

    private static string Unknown(string name, JsonTypeInfo info)
    {
        var known = info.Properties.Select(property => property.Name).ToList();
        var suggestion = Suggestion.For(name, known, "known");
        var list = $"Known: {string.Join(", ", known)}.";
        return suggestion == list ? $"There is no such member. {list}" : $"There is no such member. {suggestion} {list}";
    }

    private static bool IsRead(JsonElement value, Type type)
    {
        try
        {
            _ = value.Deserialize(type, NebulaJson.Options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Add(string path, string message)
    {
        if (_faults.Count < Most)
        {
            _faults.Add(new FieldError(path.Length == 0 ? "$" : path, message));
        }
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Shorten(string name) => name.Length <= LongestName ? name : $"{name[..LongestName]}…";
}
