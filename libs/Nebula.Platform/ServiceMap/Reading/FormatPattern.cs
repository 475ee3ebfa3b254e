using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Matches the format's own patterns, in linear time whatever the text is.</summary>
internal static class FormatPattern
{
    private static readonly ConcurrentDictionary<string, Regex> Compiled = new();

    public static bool IsMatch(PatternType type, string text) =>
        text.Length <= type.MaxLength && !text.EndsWith('\n')
        && Compiled.GetOrAdd(type.Pattern, pattern => new Regex(pattern, RegexOptions.NonBacktracking)).IsMatch(text);
}
