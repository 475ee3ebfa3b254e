using System.Net;
using System.Net.Sockets;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Status;

/// <summary>The app, allowed to dial one port of this machine, and a target on that port that can be stopped.</summary>
public sealed class TargetHost : IAsyncLifetime
{
    private TcpListener _target = new(IPAddress.Loopback, 0);

    public FunctionsHost App { get; } = new();

    public int Port { get; private set; }

    public async Task InitializeAsync()
    {
        StartTarget();
        App.Environment["NEBULA_OUTBOUND_ALLOW"] = $"127.0.0.1:{Port}";
        await App.InitializeAsync();
    }

    public void StartTarget()
    {
        _target = new TcpListener(IPAddress.Loopback, Port);
        _target.Start();
        Port = ((IPEndPoint)_target.LocalEndpoint).Port;
    }

    public void StopTarget() => _target.Stop();

    public async Task DisposeAsync()
    {
        _target.Stop();
        await App.DisposeAsync();
    }
}
