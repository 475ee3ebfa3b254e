using System.Text;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>Texts from anywhere within a Discord message: shown as they are, without formatting, masked links or mentions.</summary>
internal static class DiscordMarkdown
{
    private const string Marks = @"\`*_~|>#-+[]()<@:.!";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            // Dots, dashes and the like only mean something at the beginning of a line.
            if (Marks.Contains(letter) && (letter is not ('-' or '+' or '.' or '!' or '(' or ')') || IsLineStart(escaped)))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    private static bool IsLineStart(StringBuilder text) => text.Length == 0 || text[^1] == '\n';
}
