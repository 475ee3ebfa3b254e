using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Nebula.Platform.Notifications.Channels;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>
/// Discord's webhook resource (docs.discord.com, "Webhook Resource"): one message for each story, changed in place, and a new one when
/// somebody has deleted it. A reminder makes a sound, which a change does not: it is a new message, and the one before goes.
/// </summary>
internal sealed class DiscordSender(HttpExchange http, IOptionsMonitor<NotificationsOptions> options, TimeProvider time) : IChannelSender
{
    private const int UnknownMessage = 10008;

    private const string Agent = "DiscordBot (nebula-command, 1.0)";

    // What is not JSON comes from the wall before Discord, which bans addresses that go on asking.
    private static readonly TimeSpan AtTheWall = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LongestBucket = TimeSpan.FromMinutes(1);

    public ChannelKind Kind => ChannelKind.Discord;

    public async Task<SendOutcome> SendAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        if (dispatch.Secret.Url is not { } text || DiscordWebhookUrl.Find(text) is not { } webhook)
        {
            return new SendOutcome(SendResult.Rejected, "The channel has no webhook's URL. Set it anew.");
        }

        var address = $"{options.CurrentValue.DiscordApi.TrimEnd('/')}/webhooks/{webhook.Id}/{webhook.Token}";
        var message = DiscordMessage.Write(dispatch.Notice);
        if (dispatch.RemoteId is { } id && !dispatch.Notice.IsReminder)
        {
            var (outcome, isDeleted) = await AskAsync(HttpMethod.Patch, $"{address}/messages/{id}", message, cancellationToken);
            if (!isDeleted)
            {
                return outcome;
            }
        }

        var made = (await AskAsync(HttpMethod.Post, $"{address}?wait=true", message, cancellationToken)).Outcome;
        return dispatch is { Notice.IsReminder: true, RemoteId: { } before } && made.Result == SendResult.Sent
            ? await DeleteAsync($"{address}/messages/{before}", made, cancellationToken)
            : made;
    }

    // The new one is there: what becomes of the one before is told, and changes nothing of that.
    private async Task<SendOutcome> DeleteAsync(string url, SendOutcome made, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, url);
        request.Headers.TryAddWithoutValidation("User-Agent", Agent);
        var (answer, failure) = await http.SendAsync(request, cancellationToken);
        var why = answer switch
        {
            null => failure!.Answer,
            { Status: 204 } => null,
            _ when IsDeleted(answer) => null,
            _ => $"Discord answered {answer.Status}.",
        };
        return why is null ? made : made with { Answer = $"{made.Answer} The message before it is still there: {why}" };
    }

    private async Task<(SendOutcome Outcome, bool IsDeleted)> AskAsync(HttpMethod method, string url, JsonObject message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, url)
        {
            Content = new StringContent(message.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.TryAddWithoutValidation("User-Agent", Agent);
        var (answer, failure) = await http.SendAsync(request, cancellationToken);
        return answer is null ? (failure!, false) : (Read(answer), IsDeleted(answer));
    }

    private static bool IsDeleted(HttpAnswer answer) =>
        answer.Status == 404 && answer.Member("code") is { ValueKind: JsonValueKind.Number } code && code.TryGetInt32(out var number) && number == UnknownMessage;

    private SendOutcome Read(HttpAnswer answer)
    {
        var said = answer.Text("message");
        var words = said is null ? $"Discord answered {answer.Status}." : $"Discord answered {answer.Status}: {said}";
        switch (answer.Status)
        {
            case >= 200 and < 300 when answer.Text("id") is { } id:
                return new SendOutcome(SendResult.Sent, $"Discord accepted it as message {id}.") { RemoteId = id, Wait = BucketOf(answer) };

            case 429:
                return new SendOutcome(SendResult.Limited, words) { Wait = LimitOf(answer) };

            case 401 or 404:
                return new SendOutcome(SendResult.Gone, $"{words} The webhook was deleted or its URL is not right.");

            case 403 when said is null:
                return new SendOutcome(SendResult.Limited, "Discord's wall refused the request (403 without a reason).") { Wait = AtTheWall };

            case 408 or >= 500 or (>= 200 and < 300):
                return new SendOutcome(SendResult.Failed, words);

            default:
                return new SendOutcome(SendResult.Rejected, words);
        }
    }

    private TimeSpan LimitOf(HttpAnswer answer) =>
        answer.Member("retry_after") is { ValueKind: JsonValueKind.Number } seconds
            ? Sending.RetryAfter.Seconds(seconds.GetDouble())
            : answer.Member("message") is null ? AtTheWall : Sending.RetryAfter.Of(answer, time.GetUtcNow()) ?? TimeSpan.FromSeconds(5);

    // The bucket is empty with this answer: to ask now would be to be refused.
    private static TimeSpan? BucketOf(HttpAnswer answer) =>
        Header(answer, "X-RateLimit-Remaining") == "0" && Header(answer, "X-RateLimit-Reset-After") is { } seconds && Sending.RetryAfter.Seconds(seconds) is { } wait
            ? (wait < LongestBucket ? wait : LongestBucket) + TimeSpan.FromMilliseconds(50)
            : null;

    private static string? Header(HttpAnswer answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
