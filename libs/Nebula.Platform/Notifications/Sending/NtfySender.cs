using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Messages;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>Publishes to ntfy as JSON (docs.ntfy.sh, "Publish as JSON").</summary>
internal sealed class NtfySender(HttpExchange http, TimeProvider time) : IChannelSender
{
    private const int MaxTitle = 250;

    // Bytes of a message become an attachment beyond 4096; a letter has up to four.
    private const int MaxText = 1000;

    public ChannelKind Kind => ChannelKind.Ntfy;

    public async Task<SendOutcome> SendAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        var target = dispatch.Target.Ntfy!;
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Server)
        {
            Content = new StringContent(Write(dispatch.Notice, target.Topic).ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        if (dispatch.Secret.Key is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        var (answer, failure) = await http.SendAsync(request, cancellationToken);
        return answer is null ? failure! : Read(answer);
    }

    private static JsonObject Write(Notice notice, string topic)
    {
        var message = new JsonObject
        {
            ["topic"] = topic,
            ["title"] = NoticeText.Cut(notice.Title, MaxTitle),
            ["message"] = NoticeText.Cut(TextNotice.Write(notice), MaxText),
            ["priority"] = PriorityOf(notice.Severity),
            ["tags"] = new JsonArray(TagOf(notice.Severity), EventText.Of(notice.Category)),

            // Servers from 2.16 on replace a message of the same sequence; older ones do not know it and show a second one.
            ["sequence_id"] = notice.DeliveryId.ToString("N"),
        };
        if ((notice.HandleUrl ?? notice.Url) is { } click)
        {
            message["click"] = click;
        }

        if (notice.HandleUrl is { } handle)
        {
            message["actions"] = new JsonArray(new JsonObject { ["action"] = "view", ["label"] = "Acknowledge", ["url"] = handle, ["clear"] = true });
        }

        return message;
    }

    private SendOutcome Read(HttpAnswer answer)
    {
        var (id, error) = (answer.Text("id"), answer.Text("error"));
        var words = error is null ? $"ntfy answered {answer.Status}." : $"ntfy answered {answer.Status}: {error}";
        return answer.Status switch
        {
            >= 200 and < 300 when id is not null => new SendOutcome(SendResult.Sent, $"ntfy accepted it as message {id}.") { RemoteId = id },
            >= 200 and < 300 => new SendOutcome(SendResult.Rejected, "The server accepted it, but does not answer as ntfy does. Is it one?"),
            429 => new SendOutcome(SendResult.Limited, words) { Wait = RetryAfter.Of(answer, time.GetUtcNow()) ?? TimeSpan.FromMinutes(1) },
            408 or >= 500 => new SendOutcome(SendResult.Failed, words),
            _ => new SendOutcome(SendResult.Rejected, words),
        };
    }

    private static int PriorityOf(EventSeverity severity) => severity switch
    {
        EventSeverity.Critical => 5,
        EventSeverity.Error => 4,
        EventSeverity.Warning or EventSeverity.Success => 3,
        _ => 2,
    };

    private static string TagOf(EventSeverity severity) => severity switch
    {
        EventSeverity.Critical => "rotating_light",
        EventSeverity.Error => "red_circle",
        EventSeverity.Warning => "warning",
        EventSeverity.Success => "white_check_mark",
        _ => "information_source",
    };
}
