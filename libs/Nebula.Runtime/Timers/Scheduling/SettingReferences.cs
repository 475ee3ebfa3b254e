using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Nebula.Runtime.Timers.Scheduling;

/// <summary>Replaces <c>%Name%</c> in a trigger's text by the setting of that name.</summary>
internal static partial class SettingReferences
{
    /// <exception cref="FormatException">The setting is missing, or a % stands alone.</exception>
    public static string Resolve(string text, IConfiguration settings) => Reference().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        if (name.Length == 0)
        {
            throw new FormatException("a % has no partner; a setting is written %Name%");
        }

        return settings[name] is { Length: > 0 } value
            ? value
            : throw new FormatException($"there is no setting '{name}'; set it (environment {name.Replace(":", "__", StringComparison.Ordinal)})");
    });

    [GeneratedRegex("%(?:(?<name>[^%]*)%)?", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
