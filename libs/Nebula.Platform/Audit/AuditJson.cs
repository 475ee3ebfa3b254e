using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Nebula.Platform.Configuration;
using Nebula.Platform.Json;
using Nebula.Platform.Secrets.Masking;

namespace Nebula.Platform.Audit;

/// <summary>
/// Things as the audit log keeps them: as the API shows them, with every member masked that is marked as a secret, the passwords of
/// addresses taken out, and no larger than somebody would read.
/// </summary>
internal static partial class AuditJson
{
    /// <summary>Characters of one value; a larger one is told by its size.</summary>
    public const int MaxLength = 64 * 1024;

    private static readonly JsonSerializerOptions Masking = new(NebulaJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MaskMembers } },
    };

    // Kept in PostgreSQL and given out by serializers of their own: no HTML in between that would need more escapes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    public static string? Write(object? value)
    {
        if (value is null)
        {
            return null;
        }

        var text = Walk(JsonSerializer.SerializeToNode(value, value.GetType(), Masking), TextWithoutPasswords)?.ToJsonString(Plain) ?? "null";
        return text.Length <= MaxLength ? text : $$"""{"tooLarge":{{text.Length}}}""";
    }

    /// <summary>The same JSON without the secrets that this process has held.</summary>
    public static string? Mask(string? json, SecretMask mask) =>
        json is null ? null : Walk(JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 256 }), mask.Apply)?.ToJsonString(Plain) ?? "null";

    // Value by value: a secret that happens to look like a part of the syntax must not break the document.
    private static JsonNode? Walk(JsonNode? node, Func<string, string> mask)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members.ToList())
                {
                    if (Walk(member, mask) is var masked && !ReferenceEquals(masked, member))
                    {
                        members[name] = masked;
                    }
                }

                return members;

            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    if (Walk(items[index], mask) is var masked && !ReferenceEquals(masked, items[index]))
                    {
                        items[index] = masked;
                    }
                }

                return items;

            case JsonValue value:
                var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
                var plain = mask(text.Replace('\0', '\uFFFD'));
                return plain == text ? value : JsonValue.Create(plain);

            default:
                return node;
        }
    }

    private static string TextWithoutPasswords(string text) => UserInfo().Replace(text, $"$1{StreamMask.Mask}@");

    private static void MaskMembers(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider is { } member && IsSecret(member))
            {
                property.CustomConverter = new MaskedConverter();
            }
        }
    }

    private static bool IsSecret(ICustomAttributeProvider member) =>
        member.IsDefined(typeof(SecretMemberAttribute), inherit: true)
        || member.GetCustomAttributes(typeof(EnvironmentVariableAttribute), inherit: true).OfType<EnvironmentVariableAttribute>().Any(variable => variable.Secret);

    [GeneratedRegex(@"(://[^\s/?#:@]*:)[^\s/?#@]+@", RegexOptions.NonBacktracking)]
    private static partial Regex UserInfo();
}
