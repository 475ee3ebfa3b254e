using System.Globalization;
using System.Text;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Identity.Users;

/// <summary>Which names users may have, and when two are the same.</summary>
internal static class UserName
{
    public const int MinLength = 2;
    public const int MaxLength = 64;

    private const string Punctuation = " ._-'@+";

    /// <summary>What is wrong with the name, or null.</summary>
    public static FieldError? Check(string name) => Message(name) is { } message ? new FieldError("name", message) : null;

    /// <summary>What two spellings of one name share. The name must be in NFKC, which the database makes (<see cref="UserStore"/>).</summary>
    public static string KeyOf(string normalized) => normalized.ToLowerInvariant();

    private static string? Message(string name)
    {
        if (name.Length is 0 or > MaxLength * 4 || name.EnumerateRunes().Count() is < MinLength or > MaxLength)
        {
            return $"The name needs {MinLength} to {MaxLength} characters.";
        }

        if (char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]))
        {
            return "The name must not begin or end with a space.";
        }

        return name.EnumerateRunes().All(IsAllowed)
            ? null
            : "The name may have letters, digits, spaces and . _ - ' @ + only.";
    }

    private static bool IsAllowed(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => true,
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => true,
        UnicodeCategory.DecimalDigitNumber => true,
        _ => rune.IsAscii && Punctuation.Contains((char)rune.Value),
    };
}
