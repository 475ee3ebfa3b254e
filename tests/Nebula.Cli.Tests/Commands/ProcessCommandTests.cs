using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Nebula.Cli.Commands;
using Nebula.Testing;
using Nebula.Testing.Http;

namespace Nebula.Cli.Tests.Commands;

/// <summary>What a script hears of an installation that does not run, or not well.</summary>
public sealed class ProcessCommandTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("status", ExitCodes.NotRunning, """{"running":false}""")]
    [InlineData("down", ExitCodes.Ok, """{"wasRunning":false}""")]
    public async Task Command_NothingRuns_AnswersOneDocument(string command, int code, string answer)
    {
        var run = await CommandRun.OfAsync([command, "--data", _data.Path, "--json"]);

        Assert.Equal((code, ""), (run.Code, run.Error));
        Assert.Equal(answer, JsonNode.Parse(run.Output)!.ToJsonString());
    }

    [Fact]
    public async Task Verify_BadInstallation_AnswersOneDocumentAndFails()
    {
        await using var server = await FakeHttpServer.StartAsync(context => context.Response.WriteAsync("hello"));

        var run = await CommandRun.OfAsync(["verify", "--url", server.Url.ToString(), "--json"]);

        Assert.Equal((ExitCodes.Failed, ""), (run.Code, run.Error));
        Assert.Contains(JsonNode.Parse(run.Output)!.AsArray(), line => line!["failure"] is not null);
    }

    [Theory]
    [InlineData("user", "list", "--jsn", "--json")]
    [InlineData("restore", "forget", "--json")]
    [InlineData("user", "add", "ada", "--role", "owner", "--json")]
    public async Task Command_WrongUsage_IsOneDocumentToo(params string[] args)
    {
        var run = await CommandRun.OfAsync(args);

        Assert.Equal((ExitCodes.Usage, ""), (run.Code, run.Output));
        Assert.Equal(ExitCodes.Usage, (int?)JsonNode.Parse(run.Error)!["exitCode"]);
    }
}
