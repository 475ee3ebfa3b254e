using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Nebula.Runtime.Admin;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Invocation;

namespace Nebula.Runtime.Tests.Admin;

public sealed class LifecycleRaceTests
{
    private readonly HostState _state = new(TimeProvider.System);
    private readonly DrainMode _drain = new([], new OutstandingWork());
    private readonly StopAsked _lifetime = new();
    private int? _exitCode;

    [Fact]
    public async Task State_AskedForByManyAtOnce_IsDrainedExactlyWhileOffline()
    {
        _state.Start();
        var endpoints = Create();
        var mismatches = 0;

        for (var round = 0; round < 3000; round++)
        {
            using var together = new Barrier(3);
            await Task.WhenAll(Enumerable.Range(0, 3).Select(caller => Task.Run(() =>
            {
                var body = (caller + round) % 2 == 0 ? "\"Offline\"" : "\"Running\"";
                together.SignalAndWait();
                return endpoints.SetStateAsync(Request(body));
            })));
            mismatches += _state.Phase is HostPhase.Offline == _drain.Status.State is DrainState.Disabled ? 1 : 0;
        }

        Assert.Equal(0, mismatches);
    }

    [Fact]
    public async Task Restart_WhenTheCallerHasLeft_StopsTheAppAllTheSame()
    {
        var http = Request("");
        http.RequestAborted = new CancellationToken(canceled: true);

        await Record.ExceptionAsync(() => Create().RestartAsync(http));

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

    private LifecycleEndpoints Create() => new(_state, _drain, _lifetime, new ProcessExit(code => _exitCode = code));

    private sealed class StopAsked : IHostApplicationLifetime
    {
        public bool IsAsked { get; private set; }

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => IsAsked = true;
    }
}
