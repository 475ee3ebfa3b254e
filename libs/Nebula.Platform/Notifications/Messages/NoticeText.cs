using System.Globalization;
using System.Text;
using Nebula.Platform.Events;

namespace Nebula.Platform.Notifications.Messages;

/// <summary>Texts from anywhere, made fit for the screens of others.</summary>
internal static class NoticeText
{
    /// <summary>The text in one line, without what steers a screen: control characters, and those that turn the direction of writing.</summary>
    public static string OneLine(string text) => Clean(text, keepLines: false);

    public static string Lines(string text) => Clean(text, keepLines: true);

    /// <summary>Cuts where a reader sees a character end, so that the length after <paramref name="write"/> keeps to the limit.</summary>
    public static string Cut(string text, int limit, Func<string, string> write)
    {
        if (write(text) is var whole && whole.Length <= limit)
        {
            return whole;
        }

        var cut = new StringBuilder();
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext())
        {
            var letter = write(letters.GetTextElement());
            if (cut.Length + letter.Length >= limit)
            {
                break;
            }

            cut.Append(letter);
        }

        return cut.Append('…').ToString();
    }

    public static string Cut(string text, int limit) => Cut(text, limit, same => same);

    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => "less than a second",
        { TotalMinutes: < 1 } => $"{time.Seconds} s",
        { TotalHours: < 1 } => $"{time.Minutes} min {time.Seconds} s",
        { TotalDays: < 1 } => $"{time.Hours} h {time.Minutes} min",
        _ => $"{(int)time.TotalDays} d {time.Hours} h",
    };

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Word(EventSeverity severity) => severity.ToString();

    private static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control when keepLines && rune.Value == '\n':
                    clean.Append('\n');
                    break;
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    clean.Append(' ');
                    break;

                // Joiners belong to letters and emoji; of the rest most turn or hide what stands beside them.
                case UnicodeCategory.Format when rune.Value is not (0x200C or 0x200D):
                    break;
                default:
                    clean.Append(rune.ToString());
                    break;
            }
        }

        return clean.ToString().Trim();
    }
}
