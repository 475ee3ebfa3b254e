using System.Net;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Http.Timeouts;

namespace Nebula.Runtime.Tests.Http.Timeouts;

public sealed class HttpTimeoutTests
{
    private const string OneSecond = """{ "version": "2.0", "functionTimeout": "00:00:01" }""";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly TimeoutFunctions.Gate _gate = new();

    [Theory]
    [InlineData("heeds")]
    [InlineData("swallows")]
    [InlineData("ends-soon-after")]
    public async Task Timeout_OfAFunctionThatEndsSoonAfter_Returns500(string function)
    {
        await using var app = await StartAsync(OneSecond);

        using var response = await app.Client.GetAsync($"/api/{function}");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.Equal("fine", await app.Client.GetStringAsync("/api/fine"));
    }

    [Theory]
    [InlineData("ignores")]
    [InlineData("blocks")]
    public async Task Timeout_OfAFunctionThatDoesNotHeedIt_Returns500AndClosesTheConnection(string function)
    {
        await using var app = await StartAsync(OneSecond);

        using var response = await app.Client.GetAsync($"/api/{function}").WaitAsync(Deadline);
        var next = await app.Client.GetStringAsync("/api/fine");
        _gate.Open.SetResult();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.True(response.Headers.ConnectionClose);
        Assert.Equal("fine", next);
        await _gate.ScopeEnded.Task.WaitAsync(Deadline);
    }

    [Fact]
    public async Task Timeout_WhileTheFunctionRunsOn_LeavesItItsScope()
    {
        await using var app = await StartAsync(OneSecond);

        using var response = await app.Client.PostAsync("/api/ignores", new StringContent("body")).WaitAsync(Deadline);
        var endedBefore = _gate.ScopeEnded.Task.IsCompleted;
        _gate.Open.SetResult();
        await _gate.ScopeEnded.Task.WaitAsync(Deadline);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.False(endedBefore);
        Assert.True(_gate.HeldAtEnd);
    }

    [Fact]
    public async Task Timeout_AfterTheResponseBegan_CutsTheConnection()
    {
        await using var app = await StartAsync(OneSecond);

        using var response = await app.Client.GetAsync("/api/half", HttpCompletionOption.ResponseHeadersRead);
        var broken = await Record.ExceptionAsync(() => response.Content.ReadAsStringAsync().WaitAsync(Deadline));
        _gate.Open.SetResult();

        Assert.IsAssignableFrom<HttpRequestException>(broken);
        Assert.Equal("fine", await app.Client.GetStringAsync("/api/fine"));
    }

    [Fact]
    public async Task Timeout_OfAStreamThatEndsByItself_LeavesItWhole()
    {
        await using var app = await StartAsync(OneSecond);

        var text = await app.Client.GetStringAsync("/api/ends-its-stream").WaitAsync(Deadline);

        Assert.Equal("first last", text);
    }

    [Theory]
    [InlineData("""{ "version": "2.0", "functionTimeout": "-1" }""", false)]
    [InlineData("""{ "version": "2.0" }""", true)]
    public async Task Timeouts_AreWatchedUnlessSwitchedOff(string hostJson, bool expected)
    {
        await using var app = await StartAsync(hostJson);

        var isWatched = app.Services.GetService<RequestTimeouts>() is not null;

        Assert.Equal(expected, isWatched);
        Assert.Equal("fine", await app.Client.GetStringAsync("/api/fine"));
    }

    private Task<RunningApp> StartAsync(string hostJson) => RunningApp.StartAsync(
        [typeof(TimeoutFunctions)],
        builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddSingleton(_gate).AddScoped<TimeoutFunctions.Held>();
        },
        hostJson);
}
