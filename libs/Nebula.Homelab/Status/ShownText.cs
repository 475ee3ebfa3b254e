using System.Globalization;
using System.Text;

namespace Nebula.Homelab.Status;

/// <summary>A name as it may stand in a picture, a feed or a metric: one line, well-formed, and without what would turn around the text beside it.</summary>
internal static class ShownText
{
    // Joiners belong to words of several scripts; the other format characters only order text, or hide in it.
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <param name="text">Anything.</param>
    /// <param name="max">The most UTF-16 units that are kept; what is cut off becomes an ellipsis.</param>
    public static string Of(string text, int max = 80)
    {
        var shown = new StringBuilder(Math.Min(text.Length, max));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > max)
            {
                return shown.ToString().TrimEnd() + "…";
            }

            if (IsShown(rune))
            {
                shown.Append(rune.ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format && shown.Length > 0 && shown[^1] != ' ')
            {
                shown.Append(' ');
            }
        }

        return shown.ToString().Trim();
    }

    private static bool IsShown(Rune rune) => rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner
        || (rune != Rune.ReplacementChar
            && (rune.Value & 0xFFFE) != 0xFFFE
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
}
