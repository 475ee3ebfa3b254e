using System.Net;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Tests.Keys;

namespace Nebula.Runtime.Tests.Http.Timeouts;

/// <summary>What the client gets of a function that is past its timeout: nothing of the function, and no half that looks whole.</summary>
public sealed class LateAnswerTests
{
    private const string OneSecond = """
        { "version": "2.0", "functionTimeout": "00:00:01", "extensions": { "http": { "customHeaders": { "X-Of-The-Host": "1" } } } }
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly LateFunctions.Gate _gate = new();
    private readonly RecordedLogs _logs = new();

    [Fact]
    public async Task Timeout_BetweenTheHalvesOfAnAnswer_CutsTheConnection()
    {
        await using var app = await StartAsync();

        var broken = await Record.ExceptionAsync(() => app.Client.GetStringAsync("/api/first-half").WaitAsync(Deadline));

        Assert.IsAssignableFrom<HttpRequestException>(broken);
    }

    [Theory]
    [InlineData("sets-headers")]
    [InlineData("writes-all-the-time")]
    public async Task Timeout_OfAFunctionThatSetsHeaders_AnswersWithoutThem(string function)
    {
        await using var app = await StartAsync();

        using var response = await app.Client.GetAsync($"/api/{function}").WaitAsync(Deadline);
        _gate.Open.SetResult();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(["Connection", "Date", "X-Of-The-Host"], response.Headers.Select(header => header.Key).Order(StringComparer.Ordinal));
        Assert.Equal(0, response.Content.Headers.ContentLength);
        using var next = await app.Client.GetAsync("/api/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, next.StatusCode);
    }

    [Fact]
    public async Task Timeout_OfAFunctionThatThenBreaks_TellsWhy()
    {
        await using var app = await StartAsync();

        using var response = await app.Client.GetAsync("/api/breaks-late").WaitAsync(Deadline);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains(_logs.Lines, line => line.Contains("broken while tidying up", StringComparison.Ordinal));
    }

    private Task<RunningApp> StartAsync() => RunningApp.StartAsync(
        [typeof(LateFunctions)],
        builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddSingleton(_gate);
            builder.Logging.AddProvider(_logs);
        },
        OneSecond);
}
