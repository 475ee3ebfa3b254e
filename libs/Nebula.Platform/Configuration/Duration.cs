using System.Globalization;

namespace Nebula.Platform.Configuration;

/// <summary>Durations as people write them: 500ms, 30s, 15m, 12h, 7d.</summary>
public static class Duration
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    /// <exception cref="FormatException">It is not a number with a unit.</exception>
    public static TimeSpan Parse(string text)
    {
        foreach (var (unit, length) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
            {
                return count * length;
            }
        }

        throw new FormatException("A duration is a number with a unit: 500ms, 30s, 15m, 12h, 7d.");
    }

    /// <summary>In the largest unit that leaves no fraction.</summary>
    public static string Format(TimeSpan span)
    {
        var (unit, length) = Units.Last(candidate => candidate.Length == Units[0].Length || span.Ticks % candidate.Length.Ticks == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{span / length}{unit}");
    }
}
