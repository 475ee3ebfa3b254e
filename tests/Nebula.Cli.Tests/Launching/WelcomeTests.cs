using Microsoft.AspNetCore.Http;
using Nebula.Cli.Commands;
using Nebula.Cli.Installation;
using Nebula.Cli.Launching;
using Nebula.Testing;
using Nebula.Testing.Http;

namespace Nebula.Cli.Tests.Launching;

public sealed class WelcomeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "this is no JSON")]
    public async Task ShowAsync_FunctionsDoNotSayWhetherThereIsAnOwner_IsReadyAllTheSameAndSaysWhatAsksAgain(int status, string body)
    {
        var said = await ShowAsync(context => AnswerAsync(context, status, body));

        Assert.Contains("Open http://127.0.0.1:8099\n", said, StringComparison.Ordinal);
        Assert.Contains("./nebula setup-link", said, StringComparison.Ordinal);
        Assert.Contains("Ready.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowAsync_NoOwnerYet_ShowsTheLink()
    {
        var said = await ShowAsync(context => context.Request.Path == "/api/setup"
            ? AnswerAsync(context, 200, """{"required":true}""")
            : AnswerAsync(context, 200, """{"token":"once","expiresAt":"2026-01-01T12:00:00Z"}"""));

        Assert.Contains("Open http://127.0.0.1:8099/setup#once", said, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }

    private async Task<string> ShowAsync(RequestDelegate functions)
    {
        await using var server = await FakeHttpServer.StartAsync(functions);
        using var output = new StringWriter();
        var terminal = new Terminal(output, output, plain: true);
        var data = _folder.At("data");
        Directory.CreateDirectory(Path.Combine(data, "logs"));
        var options = new UpOptions(8099, data, MayBuild: false);
        await using var session = new LaunchSession(options, Repository.Root, new DataFolder(data), new LaunchProgress(terminal), terminal, TimeProvider.System)
        {
            FunctionsUrl = server.Url,
        };
        await new Welcome(session).ShowAsync(CancellationToken.None);
        return output.ToString();
    }
}
