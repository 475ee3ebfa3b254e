using System.Net;
using System.Text;
using MimeKit;
using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Messages;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>A message as a mail: text and HTML. MimeKit folds and encodes the headers, so that no text can end one and begin another.</summary>
internal static class EmailMessage
{
    private const int MaxSubject = 200;

    public static MimeMessage Write(Notice notice, EmailTarget target)
    {
        var from = MailboxAddress.Parse(target.From);
        var message = new MimeMessage
        {
            Subject = NoticeText.Cut(NoticeText.OneLine($"[{NoticeText.Word(notice.Severity)}] {notice.Title}"), MaxSubject),
            Date = notice.OccurredAt,

            // The same however often it is sent: mail programs show one.
            MessageId = $"{notice.DeliveryId:N}@{from.Domain}",
        };
        message.From.Add(from);
        message.To.AddRange(target.To.Select(MailboxAddress.Parse));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Nebula-Type", notice.Type);
        if (notice.Story is { } story)
        {
            // No mail of this id need exist: programs group by it all the same.
            message.References.Add($"{WebUtility.UrlEncode(story)}@{from.Domain}");
        }

        message.Body = new MultipartAlternative
        {
            new TextPart("plain") { Text = PlainOf(notice) },
            new TextPart("html") { Text = HtmlOf(notice) },
        };
        return message;
    }

    private static string PlainOf(Notice notice)
    {
        var text = new StringBuilder(notice.Title).Append("\n\n");
        if (TextNotice.Write(notice) is var rest && rest != notice.Title)
        {
            text.Append(rest).Append("\n\n");
        }

        if (notice.HandleUrl is { } handle)
        {
            text.Append("Acknowledge or snooze: ").Append(handle).Append('\n');
        }

        if (notice.Url is { } url)
        {
            text.Append("More: ").Append(url).Append('\n');
        }

        return text.ToString();
    }

    private static string HtmlOf(Notice notice)
    {
        var rows = string.Concat(TextNotice.LinesOf(notice).Select(line =>
            $"<tr><td style=\"padding:2px 12px 2px 0;color:#666;vertical-align:top\">{Html(line.Name)}</td><td style=\"white-space:pre-wrap\">{Html(line.Value)}</td></tr>"));
        var body = notice.Body is { } text ? $"<p style=\"white-space:pre-wrap\">{Html(text)}</p>" : "";
        var handle = notice.HandleUrl is { } link ? $"<p><a href=\"{Html(link)}\">Acknowledge or snooze</a></p>" : "";
        var more = notice.Url is { } url ? $"<p><a href=\"{Html(url)}\">Open Nebula</a></p>" : "";
        return $"""
            <!doctype html>
            <html><body style="font-family:sans-serif;font-size:15px;line-height:1.4">
            <div style="border-left:4px solid {ColourOf(notice.Severity)};padding-left:12px">
            <h1 style="font-size:18px;margin:0 0 8px">{Html(notice.Title)}</h1>
            {body}<table style="border-collapse:collapse;font-size:14px">{rows}</table>{handle}{more}
            </div>
            </body></html>
            """;
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private static string ColourOf(EventSeverity severity) => severity switch
    {
        EventSeverity.Success => "#2da44e",
        EventSeverity.Warning => "#d29922",
        EventSeverity.Error => "#cf222e",
        EventSeverity.Critical => "#8b0000",
        _ => "#5b8def",
    };
}
