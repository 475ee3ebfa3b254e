using System.Net;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nebula.Runtime.Http.Throttling;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.SampleApp;
using Nebula.Runtime.SampleApp.Faults;

namespace Nebula.Runtime.Tests.Faults;

/// <summary>After each fault the app serves as before, and nothing of the faulty invocation is left open.</summary>
public sealed class FaultTests
{
    // One request at a time: a place that is not given back would stop the next one.
    private const string OneAtATime = """
        { "version": "2.0", "functionTimeout": "00:00:01", "extensions": { "http": { "maxConcurrentRequests": 1, "maxOutstandingRequests": 2 } } }
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("fault-throws")]
    [InlineData("fault-hangs")]
    [InlineData("fault-ignores")]
    public async Task Fault_BeforeTheResponse_Returns500AndLeavesTheAppHealthy(string function)
    {
        await using var app = await StartAsync();

        using var response = await app.Client.GetAsync($"/api/{function}").WaitAsync(Deadline);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        await HealthyAsync(app);
    }

    [Theory]
    [InlineData("fault-half")]
    [InlineData("fault-half-hangs")]
    public async Task Fault_WithinTheResponse_BreaksItOffAndLeavesTheAppHealthy(string function)
    {
        await using var app = await StartAsync();

        var broken = await Record.ExceptionAsync(() => app.Client.GetStringAsync($"/api/{function}").WaitAsync(Deadline));

        Assert.IsAssignableFrom<HttpRequestException>(broken);
        await HealthyAsync(app);
    }

    [Fact]
    public async Task Fault_ScopeThatIsKept_LeavesTheAppHealthy()
    {
        await using var app = await StartAsync();

        for (var i = 0; i < 100; i++)
        {
            await app.Client.GetStringAsync("/api/fault-leaks").WaitAsync(Deadline);
        }

        await HealthyAsync(app);
    }

    [Theory]
    [InlineData("fault-slow")]
    [InlineData("fault-hangs")]
    [InlineData("fault-ignores")]
    public async Task Fault_ClientThatGoesAway_LeavesTheAppHealthy(string function)
    {
        await using var app = await StartAsync();
        using var gone = new CancellationTokenSource();
        var request = app.Client.GetAsync($"/api/{function}", gone.Token);
        await Eventually.IsSoAsync(() => Counts(app).Running == 1);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await HealthyAsync(app);
    }

    private static async Task HealthyAsync(RunningApp app)
    {
        // Whoever comes before the fault is over waits in line behind it.
        await Eventually.IsSoAsync(() => Counts(app) is { Running: 0, Scopes: 0 });
        using var next = await app.Client.GetAsync("/api/ping").WaitAsync(Deadline);

        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        await Eventually.IsSoAsync(() => app.Services.GetRequiredService<OutstandingWork>().Now is (0, 0));
        await Eventually.IsSoAsync(() => app.Services.GetRequiredService<RequestThrottle>().Outstanding == 0);
    }

    private static FaultCounts Counts(RunningApp app) => app.Services.GetRequiredService<FaultCounts>();

    private static Task<RunningApp> StartAsync() => RunningApp.StartAsync(
        [typeof(FaultFunctions), typeof(PingFunction)],
        builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.UseMiddleware<FaultCountsMiddleware>();
            builder.Services.AddFaults();
        },
        OneAtATime);
}
