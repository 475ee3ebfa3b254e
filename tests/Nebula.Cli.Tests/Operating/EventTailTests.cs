using Microsoft.AspNetCore.Http;
using Nebula.Cli.Operating;
using Nebula.Testing.Http;

namespace Nebula.Cli.Tests.Operating;

public sealed class EventTailTests
{
    [Fact]
    public async Task Run_StreamIsCut_ResumesBehindTheLastEventAndShowsEachOnce()
    {
        var asked = new List<string>();
        using var end = new CancellationTokenSource();
        await using var server = await FakeHttpServer.StartAsync(context => AnswerAsync(context, asked));
        using var client = new OperatorClient(server.Url, "token");
        var shown = new List<string>();
        var tail = new EventTail(client, TimeProvider.System, "server,ai", happened =>
        {
            shown.Add((string)happened["title"]!);
            if (shown.Count == 5)
            {
                end.Cancel();
            }
        });

        var problem = await tail.RunAsync(2, follow: true, end.Token);

        Assert.Null(problem);
        Assert.Equal(["one", "two", "three", "four", "five"], shown);
        Assert.Equal(["/api/events?limit=2&category=server%2Cai ", "/api/events/stream?category=server%2Cai 2", "/api/events/stream?category=server%2Cai 4"], asked);
    }

    [Fact]
    public async Task Run_WithoutFollow_EndsAfterTheLatest()
    {
        var asked = new List<string>();
        await using var server = await FakeHttpServer.StartAsync(context => AnswerAsync(context, asked));
        using var client = new OperatorClient(server.Url, "token");
        var shown = new List<string>();

        var problem = await new EventTail(client, TimeProvider.System, null, happened => shown.Add((string)happened["title"]!))
            .RunAsync(0, follow: false, CancellationToken.None);

        Assert.Null(problem);
        Assert.Empty(shown);
        Assert.Equal(["/api/events?limit=1 "], asked);
    }

    private static async Task AnswerAsync(HttpContext context, List<string> asked)
    {
        var from = context.Request.Headers["Last-Event-ID"].ToString();
        asked.Add($"{context.Request.Path}{context.Request.QueryString} {from}");
        if (from.Length == 0)
        {
            await context.Response.WriteAsJsonAsync(new { items = new[] { new { title = "two" }, new { title = "one" } }, end = 2 });
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync($"retry: 1000\n\nid: {from}\n\n: keep-alive\n\n");
        await context.Response.WriteAsync(from == "2" ? Event(3, "three") + Event(4, "four") : Event(5, "five"));
    }

    private static string Event(int id, string title) => $"id: {id}\nevent: event\ndata: {{\"title\":\"{title}\"}}\n\n";
}
