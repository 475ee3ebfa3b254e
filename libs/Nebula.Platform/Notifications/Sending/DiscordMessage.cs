using System.Globalization;
using System.Text.Json.Nodes;
using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Messages;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>A message as Discord takes it: one embed. Limits: Discord's documentation, "Embed Limits", in UTF-16 units.</summary>
internal static class DiscordMessage
{
    private const int MaxTitle = 256;

    // Of 4096, so that with ten fields of 300 all of it keeps below 6000.
    private const int MaxText = 1500;

    private const int MaxFieldName = 100;

    private const int MaxField = 300;

    private const int MaxFields = 10;

    public static JsonObject Write(Notice notice)
    {
        var embed = new JsonObject
        {
            ["title"] = NoticeText.Cut($"{Sign(notice.Severity)} {notice.Title}", MaxTitle, DiscordMarkdown.Escape),
            ["color"] = ColourOf(notice.Severity),
            ["timestamp"] = notice.OccurredAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["footer"] = new JsonObject { ["text"] = NoticeText.Cut($"Nebula · {notice.Source} · {notice.Type}", MaxTitle) },
            ["fields"] = Fields(notice),
        };
        if (DescriptionOf(notice) is { Length: > 0 } description)
        {
            embed["description"] = description;
        }

        if (notice.Url is { } url)
        {
            embed["url"] = url;
        }

        return new JsonObject
        {
            ["embeds"] = new JsonArray(embed),

            // Whatever the texts are, nobody is called.
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        };
    }

    private static string DescriptionOf(Notice notice)
    {
        var body = notice.Body is { } text ? NoticeText.Cut(text, MaxText, DiscordMarkdown.Escape) : "";
        var handle = notice.HandleUrl is { } url ? $"[Acknowledge or snooze]({url})" : "";
        return body.Length > 0 && handle.Length > 0 ? $"{body}\n{handle}" : body + handle;
    }

    private static JsonArray Fields(Notice notice)
    {
        var fields = notice.Fields.Select(field => Field(field.Name, NoticeText.Cut(field.Value, MaxField, DiscordMarkdown.Escape), inline: false)).ToList();
        if (notice.StartedAt is { } start)
        {
            // Discord shows it in the reader's own time zone.
            fields.Add(Field("Began", $"<t:{start.ToUnixTimeSeconds()}:f>", inline: true));
        }

        if (notice.Duration is { } duration)
        {
            fields.Add(Field("Lasted", NoticeText.Duration(duration), inline: true));
        }

        return [.. fields.Where(field => field["value"]!.GetValue<string>().Length > 0).Take(MaxFields)];
    }

    private static JsonObject Field(string name, string value, bool inline) =>
        new() { ["name"] = NoticeText.Cut(name, MaxFieldName), ["value"] = value, ["inline"] = inline };

    private static string Sign(EventSeverity severity) => severity switch
    {
        EventSeverity.Success => "✅",
        EventSeverity.Warning => "⚠️",
        EventSeverity.Error => "🔴",
        EventSeverity.Critical => "🚨",
        _ => "ℹ️",
    };

    private static int ColourOf(EventSeverity severity) => severity switch
    {
        EventSeverity.Success => 0x2DA44E,
        EventSeverity.Warning => 0xD29922,
        EventSeverity.Error => 0xCF222E,
        EventSeverity.Critical => 0x8B0000,
        _ => 0x5B8DEF,
    };
}
