using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Nebula.Platform.Errors;

namespace Nebula.Functions.Http;

/// <summary>
/// Refuses U+0000 where text comes in: PostgreSQL cannot store it and would fail where nobody expects it, and programs written in C
/// end their strings there. A raw NUL is not JSON, so only the escape has to be looked for.
/// </summary>
internal static class NulCharacter
{
    /// <summary>The problem with a well-formed JSON body, or null.</summary>
    public static Error? FindIn(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf(@"\u0000"u8) < 0)
        {
            return null;
        }

        var reader = new Utf8JsonReader(json);
        var member = "$";
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String))
            {
                continue;
            }

            var text = reader.GetString()!;
            if (text.Contains('\0'))
            {
                return Refuse(member);
            }

            member = reader.TokenType == JsonTokenType.PropertyName ? text : member;
        }

        return null;
    }

    public static Error? FindIn(IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            if (name.Contains('\0') || values.Any(value => value?.Contains('\0') == true))
            {
                return Refuse(name.Replace("\0", "", StringComparison.Ordinal));
            }
        }

        return null;
    }

    private static Error Refuse(string field) => Error.Invalid(
        "nul_character", "The request has the character U+0000 in a text.", new FieldError(field, "The character U+0000 cannot be part of a text."));
}
