using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Nebula.Testing.Http;

namespace Nebula.Testing.Notifications;

/// <summary>
/// Discord's webhook resource as its documentation has it: create with <c>wait</c>, edit, delete, limits of embeds, buckets and 429. It refuses
/// what Discord refuses, and every message must name whom it may mention. The tests hold it against a client of Discord's that others made.
/// </summary>
public sealed class FakeDiscord : IAsyncDisposable
{
    public const string WebhookId = "123456789012345678";

    public const string Token = "abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789abcd";

    private readonly ConcurrentQueue<Func<HttpContext, Task>> _next = new();
    private readonly ConcurrentDictionary<string, JsonObject> _messages = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private FakeHttpServer? _server;
    private int _created;

    /// <summary>As a person copies it; the host is Discord's whatever the base is.</summary>
    public static string WebhookUrl => $"https://discord.com/api/webhooks/{WebhookId}/{Token}";

    /// <summary>As <c>NEBULA_DISCORD_API</c> takes it.</summary>
    public string Api => $"{AllVersions}/v10";

    public string AllVersions => $"{Server.Url}api";

    public string Authority => Server.Url.Authority;

    /// <summary>Method and what came of it: <c>POST 200</c>.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The messages that there are, by id, as they were last written.</summary>
    public IReadOnlyDictionary<string, JsonObject> Messages => _messages;

    public JsonObject Embed => _messages.Values.Single()["embeds"]![0]!.AsObject();

    /// <summary>Requests left in the bucket, told with each answer; null for plenty.</summary>
    public int? Remaining { get; set; }

    private FakeHttpServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public static async Task<FakeDiscord> StartAsync()
    {
        var fake = new FakeDiscord();
        fake._server = await FakeHttpServer.StartAsync(fake.AnswerAsync);
        return fake;
    }

    /// <summary>Answers the next request so.</summary>
    public void AnswerNext(Func<HttpContext, Task> answer) => _next.Enqueue(answer);

    public void LimitNext(double seconds, bool html = false) => AnswerNext(async context =>
    {
        context.Response.StatusCode = 429;
        if (html)
        {
            await context.Response.WriteAsync("<!DOCTYPE html><title>Access denied | Error 1015</title>");
            return;
        }

        context.Response.Headers.RetryAfter = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-RateLimit-Scope"] = "user";
        await context.Response.WriteAsJsonAsync(new { message = "You are being rate limited.", retry_after = seconds, global = false });
    });

    /// <summary>Takes the next message, and answers when the caller is done.</summary>
    public void HoldNext(Func<Task> taken) => AnswerNext(context => HandleAsync(context, taken));

    public void FailNext(int status) => AnswerNext(context => WriteAsync(context, status, 0, $"{status}: of the tests"));

    /// <summary>Answers from here on as it should.</summary>
    public void StopFailing() => _next.Clear();

    public void Delete(string message) => _messages.TryRemove(message, out _);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (_next.TryDequeue(out var answer))
        {
            await answer(context);
        }
        else
        {
            await HandleAsync(context);
        }

        var outcome = context.RequestAborted.IsCancellationRequested ? "aborted" : $"{context.Response.StatusCode}";
        _requests.Enqueue($"{context.Request.Method} {outcome}");
    }

    private async Task HandleAsync(HttpContext context, Func<Task>? taken = null)
    {
        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path is not ["api", "v10", "webhooks", WebhookId, Token, ..])
        {
            await WriteAsync(context, 404, 10015, "Unknown Webhook");
            return;
        }

        if (context.Request.Method == "DELETE" && path.Length == 7)
        {
            await (_messages.TryRemove(path[6], out _) ? Task.FromResult(context.Response.StatusCode = 204) : WriteAsync(context, 404, 10008, "Unknown Message"));
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var message = JsonNode.Parse(await reader.ReadToEndAsync())!.AsObject();
        if (Fault(message) is { } fault)
        {
            await WriteAsync(context, 400, 50035, $"Invalid Form Body: {fault}");
            return;
        }

        if (Remaining is { } remaining)
        {
            context.Response.Headers["X-RateLimit-Bucket"] = "abcd1234";
            context.Response.Headers["X-RateLimit-Limit"] = "5";
            context.Response.Headers["X-RateLimit-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
            context.Response.Headers["X-RateLimit-Reset-After"] = "1.5";
        }

        switch (context.Request.Method, path.Length)
        {
            case ("POST", 5) when context.Request.Query["wait"] == "true":
                var id = (1300000000000000000 + Interlocked.Increment(ref _created)).ToString(CultureInfo.InvariantCulture);
                await KeepAsync(context, id, message, taken);
                break;
            case ("PATCH", 7) when _messages.ContainsKey(path[6]):
                await KeepAsync(context, path[6], message, taken);
                break;
            case ("PATCH", 7):
                await WriteAsync(context, 404, 10008, "Unknown Message");
                break;
            default:
                await WriteAsync(context, 405, 0, "405: Method Not Allowed");
                break;
        }
    }

    private async Task KeepAsync(HttpContext context, string id, JsonObject message, Func<Task>? taken)
    {
        _messages[id] = message;
        await (taken?.Invoke() ?? Task.CompletedTask);
        var isEdited = context.Request.Method == "PATCH";
        await context.Response.WriteAsJsonAsync(new
        {
            id,
            type = 0,
            channel_id = "223456789012345678",
            webhook_id = WebhookId,
            author = new { id = WebhookId, username = "Nebula", avatar = (string?)null, discriminator = "0000", bot = true },
            content = message["content"]?.GetValue<string>() ?? "",
            embeds = message["embeds"],
            timestamp = "2026-06-10T12:00:00.000000+00:00",
            edited_timestamp = isEdited ? "2026-06-10T12:05:00.000000+00:00" : null,
        });
    }

    private static string? Fault(JsonObject message)
    {
        if (message["allowed_mentions"]?["parse"] is not JsonArray { Count: 0 })
        {
            return "the tests want allowed_mentions.parse = []";
        }

        var (all, embeds) = (0, message["embeds"]?.AsArray() ?? []);
        foreach (var embed in embeds)
        {
            foreach (var (name, most) in new[] { ("title", 256), ("description", 4096) })
            {
                var length = embed![name]?.GetValue<string>().Length ?? 0;
                all += length;
                if (length > most)
                {
                    return $"{name} has {length}";
                }
            }

            var fields = embed!["fields"]?.AsArray() ?? [];
            if (fields.Count > 25 || fields.Any(field => field!["name"]!.GetValue<string>().Length is 0 or > 256 || field["value"]!.GetValue<string>().Length is 0 or > 1024))
            {
                return "fields";
            }

            all += fields.Sum(field => field!["name"]!.GetValue<string>().Length + field["value"]!.GetValue<string>().Length);
            all += embed["footer"]?["text"]?.GetValue<string>().Length ?? 0;
        }

        return embeds.Count is 0 or > 10 || all > 6000 ? $"{embeds.Count} embeds with {all} characters" : null;
    }

    private static Task WriteAsync(HttpContext context, int status, int code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { message, code });
    }
}
