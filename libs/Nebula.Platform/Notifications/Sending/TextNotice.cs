using System.Text;
using Nebula.Platform.Notifications.Messages;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>A message as plain text, without its title.</summary>
internal static class TextNotice
{
    public static string Write(Notice notice)
    {
        var text = new StringBuilder();
        if (notice.Body is { } body)
        {
            text.Append(body).Append('\n');
        }

        foreach (var field in LinesOf(notice))
        {
            text.Append(field.Name).Append(": ").Append(field.Value).Append('\n');
        }

        // ntfy shows a word of its own for a message that has none.
        return text.Length == 0 ? notice.Title : text.ToString().TrimEnd('\n');
    }

    public static IEnumerable<NoticeField> LinesOf(Notice notice)
    {
        foreach (var field in notice.Fields)
        {
            yield return field;
        }

        if (notice.StartedAt is { } start)
        {
            yield return new NoticeField("Began", NoticeText.Time(start));
        }

        if (notice.Duration is { } duration)
        {
            yield return new NoticeField("Lasted", NoticeText.Duration(duration));
        }
    }
}
