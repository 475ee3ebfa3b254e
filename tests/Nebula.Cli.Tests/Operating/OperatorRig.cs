using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Nebula.Cli.Installation;
using Nebula.Cli.Tests.Commands;
using Nebula.Testing;
using Nebula.Testing.Http;

namespace Nebula.Cli.Tests.Operating;

/// <summary>A data folder on which something runs, and in place of the functions a server that answers as it is told.</summary>
public sealed class OperatorRig : IAsyncLifetime
{
    public const string Token = "6d2f1c";

    private readonly TemporaryFolder _folder = new();
    private DataFolderLock _lock = null!;
    private FakeHttpServer _server = null!;

    public string Folder => _folder.Path;

    /// <summary>Method, path and body of what came since it was told what to expect.</summary>
    internal List<string> Requests { get; } = [];

    /// <summary>Tokens, operators and versions that came with it.</summary>
    internal List<string> Headers { get; } = [];

    private Func<HttpContext, string, Task> Answer { get; set; } = null!;

    public async Task InitializeAsync()
    {
        _server = await FakeHttpServer.StartAsync(TakeAsync);
        var data = new DataFolder(_folder.Path);
        await File.WriteAllTextAsync(data.ServiceTokenFile, Token);
        _lock = DataFolderLock.TryTake(data)!;
        Announce(_server.Url);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _lock.Dispose();
        _folder.Dispose();
    }

    internal void Announce(Uri functions) => new RunStateFile(new DataFolder(_folder.Path)).Write(new RunState
    {
        ProcessId = Environment.ProcessId,
        Phase = LaunchPhase.Ready,
        Url = "http://127.0.0.1:8080",
        Port = 8080,
        FunctionsUrl = functions.ToString(),
        StartedAt = DateTimeOffset.UnixEpoch,
    });

    internal void AnnounceServer() => Announce(_server.Url);

    /// <summary>From here on the server answers these requests, each as it says; null is 204.</summary>
    internal void Expect(OperatorCase expected) => Expect(async (context, request) =>
    {
        var exchange = expected.Exchanges.SingleOrDefault(exchange => exchange.Request.StartsWith($"{request} ", StringComparison.Ordinal) || exchange.Request == request);
        context.Response.StatusCode = exchange is null ? StatusCodes.Status418ImATeapot : exchange.Answer is null ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
        if (exchange?.Answer is { } answer)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(answer);
        }
    });

    internal void Expect(Func<HttpContext, string, Task> answer)
    {
        Requests.Clear();
        Headers.Clear();
        Answer = answer;
    }

    internal Task<CommandRun> RunAsync(OperatorCase command, params string[] more) =>
        CommandRun.OfAsync([.. command.Line.Split(' '), "--data", Folder, .. more], command.Input);

    private async Task TakeAsync(HttpContext context)
    {
        var request = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        Requests.Add(body.Length == 0 ? request : $"{request} {JsonNode.Parse(body)!.ToJsonString()}");
        Headers.Add($"{context.Request.Headers.Authorization} {context.Request.Headers["X-Nebula-Operator"]} {context.Request.Headers.IfMatch}".TrimEnd());
        await Answer(context, request);
    }
}
