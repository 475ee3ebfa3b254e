using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nebula.Platform.Json;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Messages;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>JSON by POST with an HMAC over time and body; docs/notifications.md tells how to check it.</summary>
internal sealed class WebhookSender(HttpExchange http, TimeProvider time) : IChannelSender
{
    public ChannelKind Kind => ChannelKind.Webhook;

    /// <summary>HMAC-SHA256 over <c>timestamp.body</c>, in hex.</summary>
    public static string Sign(string secret, string timestamp, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));

    public async Task<SendOutcome> SendAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        if (dispatch.Secret is not { Url: { } url, Key: { } key })
        {
            return new SendOutcome(SendResult.Rejected, "The channel has no URL or no secret. Set it anew.");
        }

        var body = JsonSerializer.Serialize(PayloadOf(dispatch.Notice), NebulaJson.Options);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("Nebula-Timestamp", timestamp);
        request.Headers.Add("Nebula-Signature", $"v1={Sign(key, timestamp, body)}");
        request.Headers.Add("Idempotency-Key", dispatch.Notice.DeliveryId.ToString());
        var (answer, failure) = await http.SendAsync(request, cancellationToken);
        return answer is null ? failure! : Read(answer);
    }

    private SendOutcome Read(HttpAnswer answer)
    {
        var words = $"It answered {answer.Status}.";
        return answer.Status switch
        {
            >= 200 and < 300 => new SendOutcome(SendResult.Sent, words),
            410 => new SendOutcome(SendResult.Gone, $"{words} That means: for good."),
            429 or 503 when RetryAfter.Of(answer, time.GetUtcNow()) is { } wait => new SendOutcome(SendResult.Limited, words) { Wait = wait },
            >= 300 and < 400 => new SendOutcome(SendResult.Rejected, $"{words} Redirects are not followed; set the address it leads to."),
            400 or 401 or 403 or 405 or 413 or 415 or 422 => new SendOutcome(SendResult.Rejected, words),

            // 404 too: a server that is just being replaced answers that.
            _ => new SendOutcome(SendResult.Failed, words),
        };
    }

    private static WebhookPayload PayloadOf(Notice notice) => new()
    {
        Id = notice.DeliveryId,
        Type = notice.Type,
        Title = notice.Title,
        Text = notice.Body,
        Severity = notice.Severity,
        Category = notice.Category,
        Source = notice.Source,
        OccurredAt = notice.OccurredAt,
        EventId = notice.EventId,
        Subject = notice.Subject,
        Story = notice.Story,
        StoryPhase = notice.Phase,
        StartedAt = notice.StartedAt,
        DurationSeconds = notice.Duration?.TotalSeconds,
        Actor = notice.Actor,
        Url = notice.Url,
        HandleUrl = notice.HandleUrl,
        Data = notice.Data,
    };
}
