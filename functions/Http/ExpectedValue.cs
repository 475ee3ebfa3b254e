using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Nebula.Platform.Json;

namespace Nebula.Functions.Http;

/// <summary>What a member takes and what a value is, in words of JSON rather than of our types.</summary>
internal static class ExpectedValue
{
    public static string Of(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type switch
        {
            { IsEnum: true } => $"One of {string.Join(", ", Enum.GetValues(type).Cast<object>().Select(Text))}",
            _ when type == typeof(string) => "A text",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) => $"A whole number from {int.MinValue} to {int.MaxValue}",
            _ when type == typeof(long) => "A whole number",
            _ when type == typeof(double) || type == typeof(decimal) => "A number",
            _ when type == typeof(Guid) => "An id such as 0193568e-0000-7000-8000-000000000000",
            _ when type == typeof(DateTimeOffset) => "A time such as 2026-11-22T14:00:00Z",
            _ when type == typeof(DateOnly) => "A date such as 2026-11-22",
            _ => NebulaJson.Options.GetTypeInfo(type).Kind switch
            {
                JsonTypeInfoKind.Enumerable => "A list",
                JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "An object",
                _ => "Another value",
            },
        };
    }

    public static string NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "this text",
        JsonValueKind.Number => "this number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private static string Text(object value) => JsonSerializer.SerializeToElement(value, value.GetType(), NebulaJson.Options).GetString()!;
}
