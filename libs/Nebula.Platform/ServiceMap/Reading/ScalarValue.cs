using System.Globalization;
using System.Text.RegularExpressions;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>What a scalar means. Strict on purpose: 0o10, 1e3, 1:30, yes and NO never turn into something else than was meant.</summary>
internal static partial class ScalarValue
{
    /// <summary>Whether YAML 1.2 (core schema) reads the plain text as null, a boolean or a number.</summary>
    public static bool LooksLikeNoText(string plain) => CoreSchema().IsMatch(plain);

    public static bool IsNull(SourceNode node) => node is SourceScalar { Plain: true, Text: "" or "~" or "null" or "Null" or "NULL" };

    /// <summary>Decimal digits only, as everybody reads them.</summary>
    public static int? Integer(string text) =>
        Decimal().IsMatch(text) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static bool? Flag(SourceScalar scalar) => scalar switch
    {
        { Plain: true, Text: "true" } => true,
        { Plain: true, Text: "false" } => false,
        _ => null,
    };

    /// <summary>Seconds: 90, 90s, 5m, 1h.</summary>
    public static int? Seconds(string text)
    {
        var factor = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        var number = Integer(factor == 0 ? text : text[..^1]);
        var seconds = (long?)number * Math.Max(1, factor);
        return seconds is >= 0 and <= int.MaxValue ? (int)seconds : null;
    }

    [GeneratedRegex(@"\A(~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex CoreSchema();

    [GeneratedRegex(@"\A(0|-?[1-9][0-9]{0,9})\z")]
    private static partial Regex Decimal();
}
