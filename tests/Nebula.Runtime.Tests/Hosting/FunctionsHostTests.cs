using System.Net;
using System.Text;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Nebula.Runtime.Tests.Hosting;

public sealed class FunctionsHostTests
{
    private const string Levels = """
        { "version": "2.0", "logging": { "logLevel": { "default": "Error", "Function.Loud": "Debug", "Over": "Critical" } } }
        """;

    [Fact]
    public async Task Stop_WithARequestInFlight_LetsItEndAndTakesNoOther()
    {
        var (app, gate) = await StartSlowAsync();
        await using var running = app;
        var inFlight = app.Client.GetStringAsync("/api/slow");
        await gate.Entered.Task;

        var stopping = app.StopAsync();
        var refused = await Record.ExceptionAsync(() => UntilRefusedAsync(app.Client.BaseAddress!));
        var stoppedEarly = stopping.IsCompleted;
        gate.Open.SetResult();

        Assert.IsType<HttpRequestException>(refused);
        Assert.False(stoppedEarly);
        Assert.Equal("done", await inFlight);
        await stopping;
    }

    [Fact]
    public async Task Stop_WhenTheGraceIsOver_CancelsTheTokenOfTheRequest()
    {
        var (app, gate) = await StartSlowAsync("--FunctionsRuntime:ShutdownGrace=00:00:00.200");
        await using var running = app;
        var inFlight = app.Client.GetStringAsync("/api/slow");
        await gate.Entered.Task;

        await app.StopAsync();

        await gate.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => inFlight);
    }

    [Fact]
    public async Task Client_ThatGoesAway_CancelsTheTokenOfTheRequest()
    {
        var (app, gate) = await StartSlowAsync();
        await using var running = app;
        using var gone = new CancellationTokenSource();
        var inFlight = app.Client.GetStringAsync("/api/slow", gone.Token);
        await gate.Entered.Task;

        await gone.CancelAsync();

        await gate.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => inFlight);
    }

    [Theory]
    [InlineData("Anything", LogLevel.Error)]
    [InlineData("Function.Loud.Sub", LogLevel.Debug)]
    [InlineData("Over", LogLevel.Information)]
    public async Task LogLevel_ComesFromHostJsonUnlessASettingSaysElse(string category, LogLevel lowest)
    {
        await using var app = await RunningApp.StartAsync(
            [],
            builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Logging.AddProvider(new EverythingLoggerProvider());
            },
            Levels,
            "--Logging:LogLevel:Over=Information");

        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

        Assert.True(logger.IsEnabled(lowest));
        Assert.False(logger.IsEnabled(lowest - 1));
    }

    [Fact]
    public async Task ForwardedHeaders_FromAnyone_AreNotBelieved()
    {
        await using var app = await RunningApp.StartAsync([typeof(EdgeFunctions)]);

        var text = await ForwardedAsync(app);

        Assert.Equal("http 127.0.0.1", text);
    }

    [Theory]
    [InlineData("127.0.0.1", "https 203.0.113.7")]
    [InlineData("127.0.0.0/8", "https 203.0.113.7")]
    [InlineData("10.0.0.0/8", "http 127.0.0.1")]
    public async Task ForwardedHeaders_FromANamedProxy_AreBelieved(string proxy, string expected)
    {
        await using var app = await RunningApp.StartAsync([typeof(EdgeFunctions)], args: $"--FunctionsRuntime:TrustedProxies:0={proxy}");

        var text = await ForwardedAsync(app);

        Assert.Equal(expected, text);
    }

    [Fact]
    public async Task Body_OverTheLimit_Returns413()
    {
        await using var app = await RunningApp.StartAsync([typeof(EdgeFunctions)], args: "--FunctionsRuntime:MaxRequestBodyBytes=10");

        var fits = await app.Client.PostAsync("/api/length", new StringContent("0123456789", Encoding.ASCII));
        var tooLarge = await app.Client.PostAsync("/api/length", new StringContent("0123456789a", Encoding.ASCII));

        Assert.Equal("10", await fits.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
    }

    [Fact]
    public async Task Invocation_WhenItEnds_DisposesOfTheFunctionThenOfItsScope()
    {
        var log = new DisposalLog();
        await using var app = await RunningApp.StartAsync([typeof(DisposedFunctions)], builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddSingleton(log).AddScoped<ScopedThing>();
        });

        await app.Client.GetStringAsync("/api/disposed");
        await log.ScopeEnded.Task.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(["function", "scope"], log.Disposed);
    }

    private static async Task<(RunningApp App, SlowFunctions.Gate Gate)> StartSlowAsync(params string[] args)
    {
        var gate = new SlowFunctions.Gate();
        var app = await RunningApp.StartAsync(
            [typeof(SlowFunctions)],
            builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Services.AddSingleton(gate);
            },
            args: args);
        return (app, gate);
    }

    private static async Task<string> ForwardedAsync(RunningApp app)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/address");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var response = await app.Client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task UntilRefusedAsync(Uri address)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            // A new client each time: a connection that stands would still be served.
            using var client = new HttpClient { BaseAddress = address };
            await client.GetAsync("/api/nowhere", deadline.Token);
        }
    }

    private sealed class EverythingLoggerProvider : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
