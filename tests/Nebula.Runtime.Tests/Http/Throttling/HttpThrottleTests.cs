using System.Net;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Http.Throttling;
using Nebula.Runtime.Tests.Hosting;

namespace Nebula.Runtime.Tests.Http.Throttling;

public sealed class HttpThrottleTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly ThrottledFunctions.Gate _gate = new();
    private readonly LogLines _logs = new();

    [Fact]
    public async Task H7_OverMaxOutstandingRequests_Returns429WithTheHeaderAndServesAgainLater()
    {
        await using var app = await StartAsync("\"maxOutstandingRequests\": 2");
        var first = app.Client.GetAsync("/api/held");
        var second = app.Client.GetAsync("/api/held");
        await Eventually.IsSoAsync(() => _gate.Running == 2);

        using var third = await app.Client.GetAsync("/api/held").WaitAsync(Deadline);
        using var fourth = await app.Client.GetAsync("/api/held").WaitAsync(Deadline);
        _gate.Open.SetResult();

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("1", third.Headers.GetValues("X-FUNCTION-SCALEOUT").Single());
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.Single(_logs.All, "Warning Host.Http: Requests are turned away (429): 2 run or wait already (host.json: extensions.http.maxOutstandingRequests).");
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/api/held")).StatusCode);
        await Eventually.IsSoAsync(() => OutstandingIn(app) == 0);
    }

    [Fact]
    public async Task H7_OverMaxConcurrentRequests_OthersWaitInLineAndAllAreServed()
    {
        await using var app = await StartAsync("\"maxConcurrentRequests\": 2, \"maxOutstandingRequests\": 5");
        var requests = Enumerable.Range(0, 5).Select(_ => app.Client.GetAsync("/api/held")).ToArray();
        await Eventually.IsSoAsync(() => OutstandingIn(app) == 5);

        using var sixth = await app.Client.GetAsync("/api/held").WaitAsync(Deadline);
        var running = _gate.Running;
        _gate.Open.SetResult();
        var responses = await Task.WhenAll(requests);

        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
        Assert.Equal(2, running);
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(2, _gate.Most);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task H7_CallersThatLeaveTheLine_HoldNobodyUp(string sendsCanceled)
    {
        await using var app = await StartAsync("\"maxConcurrentRequests\": 1", $"\"sendCanceledInvocationsToWorker\": {sendsCanceled},");
        var first = app.Client.GetAsync("/api/held");
        await Eventually.IsSoAsync(() => _gate.Running == 1);
        using var leaves = new CancellationTokenSource();
        var left = Enumerable.Range(0, 20).Select(_ => app.Client.GetAsync("/api/held", leaves.Token)).ToArray();
        await Eventually.IsSoAsync(() => OutstandingIn(app) == 21);

        await leaves.CancelAsync();
        await Eventually.IsSoAsync(() => OutstandingIn(app) == 1);
        var live = app.Client.GetAsync("/api/held");
        await Eventually.IsSoAsync(() => OutstandingIn(app) == 2);
        _gate.Open.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await live.WaitAsync(Deadline)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
        Assert.Equal(2, _gate.Begun);
        foreach (var request in left)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        }
    }

    [Fact]
    public async Task H7_WaitAsLongAsTheTimeout_Returns429()
    {
        await using var app = await StartAsync("\"maxConcurrentRequests\": 1", "\"functionTimeout\": \"00:00:01\",");
        var first = app.Client.GetAsync("/api/held");
        await Eventually.IsSoAsync(() => _gate.Running == 1);

        using var second = await app.Client.GetAsync("/api/held").WaitAsync(Deadline);
        _gate.Open.SetResult();
        await first;

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal("1", second.Headers.GetValues("X-FUNCTION-SCALEOUT").Single());
        Assert.Equal(1, _gate.Begun);
    }

    [Fact]
    public async Task H7_RequestsInLine_AreOutstandingForADrain()
    {
        await using var app = await StartAsync("\"maxConcurrentRequests\": 1");
        var drain = app.Services.GetRequiredService<DrainMode>();
        drain.Enable();

        var requests = Enumerable.Range(0, 3).Select(_ => app.Client.GetAsync("/api/held")).ToArray();
        await Eventually.IsSoAsync(() => drain.Status.OutstandingInvocations == 3);
        _gate.Open.SetResult();
        await Task.WhenAll(requests);

        await Eventually.IsSoAsync(() => drain.Status == new DrainStatus(DrainState.Completed, 0, 0));
    }

    [Fact]
    public async Task H7_FunctionThatFails_GivesItsPlaceBack()
    {
        await using var app = await StartAsync("\"maxConcurrentRequests\": 1, \"maxOutstandingRequests\": 1");

        for (var i = 0; i < 3; i++)
        {
            using var response = await app.Client.GetAsync("/api/breaks").WaitAsync(Deadline);
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            await Eventually.IsSoAsync(() => OutstandingIn(app) == 0);
        }
    }

    [Theory]
    [InlineData("\"routePrefix\": \"api\"")]
    [InlineData("\"maxConcurrentRequests\": -1, \"maxOutstandingRequests\": -1, \"dynamicThrottlesEnabled\": false")]
    public async Task H7_WithoutALimit_ThereIsNoThrottle(string http)
    {
        await using var app = await StartAsync(http);

        var throttle = app.Services.GetService<RequestThrottle>();

        Assert.Null(throttle);
    }

    private static int OutstandingIn(RunningApp app) => app.Services.GetRequiredService<RequestThrottle>().Outstanding;

    private Task<RunningApp> StartAsync(string http, string more = "") => RunningApp.StartAsync(
        [typeof(ThrottledFunctions)],
        builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddSingleton(_gate);
            builder.Logging.AddProvider(_logs);
        },
        $$"""{ "version": "2.0", {{more}} "extensions": { "http": { {{http}} } } }""");
}
