using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Nebula.Runtime.Admin;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Invocation;

namespace Nebula.Runtime.Tests.Admin;

public sealed class LifecycleRaceTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly HostState _state = new(TimeProvider.System);
    private readonly StopAsked _lifetime = new();
    private int? _exitCode;

    [Fact]
    public async Task State_AskedForWhileAnotherChangeGoesOn_WaitsForItsEnd()
    {
        using var triggers = new HeldTriggers();
        var drain = new DrainMode([triggers], new OutstandingWork());
        var endpoints = Create(drain);
        _state.Start();

        var offline = Task.Run(() => endpoints.SetStateAsync(Request("\"Offline\"")));
        await triggers.Draining.Task.WaitAsync(Deadline);
        var running = Task.Run(() => endpoints.SetStateAsync(Request("\"Running\"")));
        var cameBetween = await HappensAsync(() => _state.Phase is HostPhase.Running, TimeSpan.FromMilliseconds(300));
        triggers.GoOn.Set();
        await Task.WhenAll(offline, running).WaitAsync(Deadline);

        Assert.False(cameBetween);
        Assert.Equal((HostPhase.Running, DrainState.Disabled), (_state.Phase, drain.Status.State));
    }

    [Fact]
    public async Task Restart_WhenTheCallerHasLeft_StopsTheAppAllTheSame()
    {
        var http = Request("");
        http.RequestAborted = new CancellationToken(canceled: true);

        await Record.ExceptionAsync(() => Create(new DrainMode([], new OutstandingWork())).RestartAsync(http));

        Assert.Equal(ProcessExit.RestartCode, _exitCode);
        Assert.True(_lifetime.IsAsked);
    }

    private static DefaultHttpContext Request(string body)
    {
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.Response.Body = new MemoryStream();
        return http;
    }

    private LifecycleEndpoints Create(DrainMode drain) => new(_state, drain, _lifetime, new ProcessExit(code => _exitCode = code), NullLoggerFactory.Instance);

    private static async Task<bool> HappensAsync(Func<bool> isSo, TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        while (!isSo() && !limit.IsCancellationRequested)
        {
            await Task.Delay(5, CancellationToken.None);
        }

        return isSo();
    }

    /// <summary>Stays in its drain until the test lets it go on.</summary>
    private sealed class HeldTriggers : ITriggerListener, IDisposable
    {
        public TaskCompletionSource Draining { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim GoOn { get; } = new();

        public void Drain()
        {
            Draining.SetResult();
            GoOn.Wait(Deadline);
        }

        public void Resume()
        {
        }

        public void Dispose() => GoOn.Dispose();
    }

    private sealed class StopAsked : IHostApplicationLifetime
    {
        public bool IsAsked { get; private set; }

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => IsAsked = true;
    }
}
