using System.Globalization;
using System.Text.Json;
using Nebula.Integrations.Http;

namespace Nebula.Homelab.Status.Checks.Domain;

/// <summary>Reads the answer to a domain query (RFC 9083, 5.3). What is not as documented is left out: registries differ.</summary>
internal static class RdapAnswer
{
    private const int MaxStatuses = 30;

    /// <exception cref="UnexpectedAnswerException">Not RDAP at all.</exception>
    public static Registration Read(string asked, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("objectClassName", out var kind) || !IsText(kind, "domain"))
            {
                throw new UnexpectedAnswerException("a domain of RDAP", "something else");
            }

            return new Registration(asked, EndOf(root), [.. StatusesOf(root)], RegistrarOf(root));
        }
        catch (JsonException exception)
        {
            throw new UnexpectedAnswerException("a domain of RDAP", "something else", exception);
        }
    }

    private static DateTimeOffset? EndOf(JsonElement root)
    {
        foreach (var item in ItemsOf(root, "events"))
        {
            if (item.ValueKind == JsonValueKind.Object
                && item.TryGetProperty("eventAction", out var action) && IsText(action, "expiration")
                && item.TryGetProperty("eventDate", out var date) && date.ValueKind == JsonValueKind.String
                && DateTimeOffset.TryParse(date.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var ends))
            {
                return ends;
            }
        }

        return null;
    }

    // Most write "redemption period" (RFC 8056), some the word of EPP, "redemptionPeriod".
    private static IEnumerable<string> StatusesOf(JsonElement root) => ItemsOf(root, "status")
        .Where(item => item.ValueKind == JsonValueKind.String)
        .Take(MaxStatuses)
        .Select(item => PlainText.Of(string.Concat(item.GetString()!.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"))).Trim());

    // jCard (RFC 7095): ["vcard", [["fn", {}, "text", "Example Registrar"], …]].
    private static string? RegistrarOf(JsonElement root) => ItemsOf(root, "entities")
        .Where(entity => entity.ValueKind == JsonValueKind.Object && ItemsOf(entity, "roles").Any(role => IsText(role, "registrar")))
        .SelectMany(entity => ItemsOf(entity, "vcardArray").Where(part => part.ValueKind == JsonValueKind.Array).SelectMany(part => part.EnumerateArray()))
        .Where(line => line.ValueKind == JsonValueKind.Array && line.GetArrayLength() == 4 && IsText(line[0], "fn") && line[3].ValueKind == JsonValueKind.String)
        .Select(line => PlainText.Of(line[3].GetString()!))
        .FirstOrDefault(name => name.Length > 0);

    private static IEnumerable<JsonElement> ItemsOf(JsonElement parent, string member) =>
        parent.TryGetProperty(member, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static bool IsText(JsonElement value, string text) =>
        value.ValueKind == JsonValueKind.String && string.Equals(value.GetString(), text, StringComparison.OrdinalIgnoreCase);
}
