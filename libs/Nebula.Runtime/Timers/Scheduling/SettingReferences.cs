using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Nebula.Runtime.Timers.Scheduling;

/// <summary>Replaces <c>%Name%</c> in a trigger's text by the setting of that name.</summary>
internal static partial class SettingReferences
{
    /// <exception cref="FormatException">The setting is missing.</exception>
    public static string Resolve(string text, IConfiguration settings) => Reference().Replace(text, match =>
    {
        var name = match.Groups[1].Value;
        return settings[name] is { Length: > 0 } value
            ? value
            : throw new FormatException($"there is no setting '{name}'; set it (environment {name.Replace(":", "__", StringComparison.Ordinal)})");
    });

    [GeneratedRegex("%([^%]+)%", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
