using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Nebula.Testing.Http;

namespace Nebula.Testing.Rdap;

/// <summary>A registry's RDAP server (RFC 9082, 9083), and the list of servers that IANA keeps (RFC 9224) under <c>/dns.json</c>.</summary>
public sealed class FakeRdap : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _asked = new();
    private FakeHttpServer _server = null!;

    public Uri Url => new(_server.Url, "rdap/");

    public Uri List => new(_server.Url, "dns.json");

    public string Authority => _server.Url.Authority;

    public Fault Fault { set => _server.Fault = value; }

    /// <summary>The answers, by name, as JSON; another name is not registered.</summary>
    public Dictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Where it sends whoever asks for a name.</summary>
    public string? RedirectTo { get; set; }

    /// <summary>The endings in the list; null: the list is empty.</summary>
    public IReadOnlyList<string>? Endings { get; set; } = ["example"];

    /// <summary>Refuses to answer, and says for how long.</summary>
    public int? RetryAfterSeconds { get; set; }

    public IReadOnlyList<string> Asked => [.. _asked];

    public static async Task<FakeRdap> StartAsync()
    {
        var rdap = new FakeRdap();
        rdap._server = await FakeHttpServer.StartAsync(rdap.AnswerAsync);
        return rdap;
    }

    public void Register(string name, DateTimeOffset? ends, params string[] statuses)
    {
        var events = ends is null ? "" : $$""", {"eventAction":"expiration","eventDate":"{{ends.Value.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}"}""";
        Names[name] = $$"""
            {"objectClassName":"domain","ldhName":"{{name.ToUpperInvariant()}}","status":[{{string.Join(',', statuses.Select(status => $"\"{status}\""))}}],
             "events":[{"eventAction":"registration","eventDate":"2001-02-03T04:05:06Z"}{{events}}],
             "entities":[{"objectClassName":"entity","roles":["registrar"],"vcardArray":["vcard",[["version",{},"text","4.0"],["fn",{},"text","Example Registrar"]]]}]}
            """;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        _asked.Enqueue(path);
        if (RetryAfterSeconds is { } seconds)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = $"{seconds}";
            return Task.CompletedTask;
        }

        if (path == "/dns.json")
        {
            return context.Response.WriteAsJsonAsync(new { version = "1.0", services = Endings is null ? [] : new object[] { new object[] { Endings, new[] { Url.AbsoluteUri } } } });
        }

        if (RedirectTo is not null)
        {
            context.Response.Redirect(RedirectTo);
            return Task.CompletedTask;
        }

        if (path.StartsWith("/rdap/domain/", StringComparison.Ordinal) && Names.TryGetValue(path["/rdap/domain/".Length..], out var answer))
        {
            context.Response.ContentType = "application/rdap+json";
            return context.Response.WriteAsync(answer);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync("""{"errorCode":404,"title":"not found"}""");
    }
}
