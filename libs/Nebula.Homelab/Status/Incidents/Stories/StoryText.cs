using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>Plain text that people write, of many lines.</summary>
internal static class StoryText
{
    public const int MaxNote = 2000;

    public const int MaxPostMortem = 10_000;

    public static Result<string> Read(string? value, int max)
    {
        var text = value?.ReplaceLineEndings("\n").Trim() ?? "";
        if (text.Length == 0 || text.Length > max)
        {
            return Wrong($"A text of 1 to {max} characters is needed.");
        }

        return text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')) || HasHalfCharacter(text)
            ? Wrong("Control characters are not allowed.")
            : text;
    }

    /// <summary>The text as one line of a message.</summary>
    public static string InOneLine(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    // PostgreSQL takes no half of a character.
    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static Error Wrong(string message) =>
        Error.Invalid("story_invalid", $"It cannot be saved. text: {message}", new FieldError("text", message));
}
