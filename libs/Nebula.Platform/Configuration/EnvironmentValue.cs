using System.ComponentModel;
using System.Globalization;

namespace Nebula.Platform.Configuration;

/// <summary>The values of options as text, the way the environment has them.</summary>
internal static class EnvironmentValue
{
    public static object? Convert(Type type, string text) => type switch
    {
        _ when type == typeof(string) => text,
        _ when type == typeof(string[]) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        _ when type == typeof(TimeSpan) => Duration.Parse(text),
        _ when type.IsEnum => Enum.Parse(type, text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        _ => TypeDescriptor.GetConverter(type).ConvertFromString(null, CultureInfo.InvariantCulture, text),
    };

    /// <summary>What a text must be to become the type, to follow "is not".</summary>
    public static string Expected(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(TimeSpan) => "a duration such as 30s, 15m, 12h or 7d",
        _ when type == typeof(Uri) => "a URL",
        _ when type.IsEnum => $"one of {string.Join(", ", NamesOf(type))}",
        _ => $"a {type.Name}",
    };

    public static IEnumerable<string> NamesOf(Type enumeration) => Enum.GetNames(enumeration).Select(name => name.ToLowerInvariant());

    /// <summary>The text that <see cref="Convert"/> makes the value of; null for what is no value.</summary>
    public static string? Format(object? value) => value switch
    {
        null or "" or string[] { Length: 0 } => null,
        string[] list => string.Join(',', list),
        TimeSpan span => Duration.Format(span),
        bool truth => truth ? "true" : "false",
        Enum constant => constant.ToString().ToLowerInvariant(),
        _ => System.Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
