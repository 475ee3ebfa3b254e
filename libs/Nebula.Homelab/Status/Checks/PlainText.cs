namespace Nebula.Homelab.Status.Checks;

/// <summary>Makes text that a stranger's server sent fit for a sentence: one line, printable, short.</summary>
internal static class PlainText
{
    private const int MaxLength = 120;

    public static string Of(string text)
    {
        var printable = new string([.. text.Take(MaxLength + 1).Select(letter => IsPrintable(letter) ? letter : ' ')]).Trim();
        return printable.Length <= MaxLength ? printable : $"{printable[..MaxLength]}…";
    }

    // Control, format (right-to-left overrides) and surrogate characters have no place in a status line.
    private static bool IsPrintable(char letter) => char.GetUnicodeCategory(letter) is
        not (System.Globalization.UnicodeCategory.Control
        or System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.Surrogate
        or System.Globalization.UnicodeCategory.LineSeparator
        or System.Globalization.UnicodeCategory.ParagraphSeparator);
}
