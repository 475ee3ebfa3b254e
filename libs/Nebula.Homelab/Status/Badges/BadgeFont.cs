using System.Globalization;
using System.Text;

namespace Nebula.Homelab.Status.Badges;

/// <summary>How wide text is in Verdana at 11 px, by the font's own advance widths, so that a badge fits its words without asking a browser.</summary>
internal static class BadgeFont
{
    private const double Size = 11;
    private const double UnitsPerEm = 2048;
    private const int Wide = 2048;
    private const int Other = 1302;

    // From Hangul on come the scripts whose letters fill a square, and after them the pictures.
    private const int FirstWide = 0x1100;

    // U+0020 to U+007E, in units of the font.
    private static readonly short[] Ascii =
    [
        720, 806, 940, 1676, 1302, 2204, 1488, 550, 930, 930, 1302, 1676, 745, 930, 745, 930,
        1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 930, 930, 1676, 1676, 1676, 1117,
        2048, 1400, 1404, 1430, 1578, 1295, 1177, 1588, 1539, 862, 931, 1419, 1140, 1726, 1532, 1612,
        1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260, 1403, 930, 930, 930, 1676, 1302,
        1302, 1230, 1276, 1067, 1276, 1220, 720, 1276, 1296, 562, 705, 1212, 562, 1992, 1296, 1243,
        1276, 1276, 874, 1067, 807, 1296, 1212, 1676, 1212, 1212, 1076, 1300, 930, 1300, 1676,
    ];

    /// <summary>In whole pixels, rounded up.</summary>
    public static int WidthOf(string text) => (int)Math.Ceiling(text.EnumerateRunes().Sum(UnitsOf) * Size / UnitsPerEm);

    private static int UnitsOf(Rune rune) => rune.Value switch
    {
        >= ' ' and <= '~' => Ascii[rune.Value - ' '],
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        >= FirstWide => Wide,
        _ => Other,
    };
}
