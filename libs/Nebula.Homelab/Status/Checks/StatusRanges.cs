using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Nebula.Homelab.Status.Checks;

/// <summary>A set of HTTP status codes, written <c>200-299,401</c>.</summary>
public sealed record StatusRanges
{
    private const int MaxParts = 20;

    private readonly (int From, int To)[] _ranges;

    private StatusRanges((int From, int To)[] ranges, string text) => (_ranges, Text) = (ranges, text);

    public static StatusRanges Success { get; } = new([(200, 299)], "200-299");

    public static StatusRanges Any { get; } = new([(100, 599)], "100-599");

    /// <summary>The canonical text, which parses to an equal set.</summary>
    public string Text { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out StatusRanges? ranges)
    {
        ranges = null;
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length > MaxParts)
        {
            return false;
        }

        var read = new (int From, int To)[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!TryParsePart(parts[i], out read[i]))
            {
                return false;
            }
        }

        ranges = new StatusRanges(read, string.Join(',', read.Select(TextOf)));
        return true;
    }

    public bool Contains(int status) => Array.Exists(_ranges, range => status >= range.From && status <= range.To);

    public bool Equals(StatusRanges? other) => other is not null && other.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>For people, with an en dash: <c>200–299, 401</c>.</summary>
    public override string ToString() => Text.Replace("-", "–", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal);

    private static bool TryParsePart(string part, out (int From, int To) range)
    {
        var ends = part.Split('-', 2, StringSplitOptions.TrimEntries);
        range = default;
        if (!TryParseCode(ends[0], out var from) || !TryParseCode(ends[^1], out var to) || from > to)
        {
            return false;
        }

        range = (from, to);
        return true;
    }

    private static bool TryParseCode(string text, out int code) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out code) && code is >= 100 and <= 599;

    private static string TextOf((int From, int To) range) =>
        range.From == range.To ? $"{range.From}" : $"{range.From}-{range.To}";
}
