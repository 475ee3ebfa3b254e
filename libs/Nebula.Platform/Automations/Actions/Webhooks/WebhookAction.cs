using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Nebula.Platform.Errors;
using Nebula.Platform.Json;
using Nebula.Platform.Notifications.Sending;
using Nebula.Platform.Outbound;

namespace Nebula.Platform.Automations.Actions.Webhooks;

/// <summary>Posts the event to an address, signed if there is a secret. Redirects are not followed: a signed body is for one receiver.</summary>
internal sealed class WebhookAction(OutboundHttp outbound, TimeProvider time) : IAutomationAction
{
    private const string Url = "url";
    private const string Secret = "secret";
    private const string Text = "text";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public ActionDescription Description { get; } = new("webhook", "Call a webhook", "Posts the event as JSON to an address.")
    {
        Parameters =
        [
            new(Url, ActionParameterKind.Address, "Address", "Where to; everything behind the host is kept secret.") { Required = true },
            new(Secret, ActionParameterKind.Secret, "Signing secret", "Signs each call as notifications do, so that the receiver knows it is from here.")
            {
                MaxLength = 256,
            },
            new(Text, ActionParameterKind.LongText, "Text", "Sent along as \"text\", with the event's words filled in.") { Placeholders = true },
        ],
        RetryAfterSeconds = [5, 30, 120],
    };

    public Task<IReadOnlyList<FieldError>> CheckAsync(ActionValues values, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FieldError>>([]);

    public string Tell(ActionValues values) =>
        values.Find(Text) is { } text ? $"Post the event to {values[Url]} with the text \"{text}\"" : $"Post the event to {values[Url]}";

    public async Task<ActionOutcome> ExecuteAsync(ActionCall call, CancellationToken cancellationToken)
    {
        var address = new Uri(call.Values[Url]);
        using var http = outbound.Create(OutboundPolicy.Webhooks, new OutboundTrace());
        using var request = Request(address, call);
        using var limit = new CancellationTokenSource(Longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            var seen = $"{(int)response.StatusCode} from {address.Authority}";
            return response.IsSuccessStatusCode ? ActionOutcome.Done(seen) : IsPassing(response.StatusCode) ? ActionOutcome.Failed(seen) : ActionOutcome.Refused(seen);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return ActionOutcome.Failed($"{address.Authority} did not answer within {Longest.TotalSeconds:0} s");
        }
        catch (HttpRequestException exception)
        {
            return exception.GetBaseException() is OutboundRefusedException refused
                ? ActionOutcome.Refused(refused.Error.Detail)
                : ActionOutcome.Failed($"{address.Authority}: {ReasonOf(exception)}");
        }
    }

    private HttpRequestMessage Request(Uri address, ActionCall call)
    {
        var body = JsonSerializer.Serialize(new WebhookPayload(call.Key, call.AutomationName, call.Values.Find(Text), call.Happened), NebulaJson.Options);
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("Nebula-Delivery", call.Key);
        request.Headers.Add("Nebula-Event", call.Happened.Type);
        if (call.Values.Find(Secret) is { } secret)
        {
            var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("Nebula-Timestamp", timestamp);
            request.Headers.Add("Nebula-Signature", $"v1={WebhookSender.Sign(secret, timestamp, body)}");
        }

        return request;
    }

    private static bool IsPassing(HttpStatusCode status) =>
        (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425;

    // The framework's sentence repeats the address; its cause is what helps.
    private static string ReasonOf(HttpRequestException exception) => exception.InnerException switch
    {
        SocketException socket => socket.SocketErrorCode.ToString(),
        { } inner => inner.Message,
        _ => exception.HttpRequestError.ToString(),
    };
}
