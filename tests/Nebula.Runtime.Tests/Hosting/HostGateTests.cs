using System.Net;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Nebula.Runtime.Tests.Hosting;

public sealed class HostGateTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Request_BeforeTheAppHasStarted_WaitsForItAndIsServed()
    {
        await using var app = await SlowStart.BeginAsync();
        var request = app.Client.GetAsync("/api/length?early");

        app.Finish();

        // 404, because the function takes POST: the request came as far as routing.
        Assert.Equal(HttpStatusCode.NotFound, (await request.WaitAsync(Deadline)).StatusCode);
    }

    [Fact]
    public async Task Request_WhenTheAppDoesNotStart_Returns503()
    {
        await using var app = await SlowStart.BeginAsync();
        var request = app.Client.GetAsync("/api/address");

        while (!request.IsCompleted)
        {
            app.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.WhenAny(request, Task.Delay(10));
        }

        var response = await request;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("Function host is not running.", await response.Content.ReadAsStringAsync());
    }

    /// <summary>An app that listens, but whose start does not end until the test says so.</summary>
    private sealed class SlowStart(IHost host, Task starting, RunningApp app, FakeTimeProvider time, TaskCompletionSource gate) : IAsyncDisposable
    {
        public HttpClient Client => app.Client;

        public FakeTimeProvider Time => time;

        public static async Task<SlowStart> BeginAsync()
        {
            var time = new FakeTimeProvider();
            var service = new SlowService();
            var host = RunningApp.Build([typeof(EdgeFunctions)], builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Services.AddSingleton<IHostedService>(service);
            });
            var starting = host.StartAsync();
            await service.IsListening.Task.WaitAsync(Deadline);
            return new SlowStart(host, starting, RunningApp.Of(host), time, service.Gate);
        }

        public void Finish() => gate.TrySetResult();

        public async ValueTask DisposeAsync()
        {
            Finish();
            await starting;
            await host.StopAsync();
            await app.DisposeAsync();
        }
    }

    private sealed class SlowService : IHostedLifecycleService
    {
        public TaskCompletionSource IsListening { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task StartedAsync(CancellationToken cancellationToken)
        {
            IsListening.SetResult();
            return Gate.Task;
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
