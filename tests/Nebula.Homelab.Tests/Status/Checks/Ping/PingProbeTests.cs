using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Ping;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.Checks.Ping;

public sealed class PingProbeTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Run_Loopback_IsUpByWhateverWayIsOpenHere(string host)
    {
        await using var server = new FakeTcpServer();
        await using var rig = ProbeRig.Create([server.Endpoint], services => services.AddSingleton<IEcho>(provider => Tcp(provider, server.Port)));

        var outcome = await rig.RunAsync(Check(host));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.StartsWith("over ", outcome.Evidence.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_IcmpNotAllowed_ConnectsOverTcpAndSaysSo()
    {
        await using var server = new FakeTcpServer();
        await using var rig = Without([server.Endpoint], server.Port);

        var outcome = await rig.RunAsync(Check("127.0.0.1"));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.Equal($"over TCP {server.Port}, because ICMP is not allowed here", outcome.Evidence.Detail);
    }

    [Fact]
    public async Task Run_IcmpNotAllowedAndPortRefused_IsUpBecauseSomebodyRefused()
    {
        var port = FakeTcpServer.ClosedPort();
        await using var rig = Without([$"127.0.0.1:{port}"], port);

        var outcome = await rig.RunAsync(Check("127.0.0.1"));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.Contains($"port {port} refuses connections", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_IcmpNotAllowedAndNoPortEither_IsUnknown()
    {
        await using var rig = Without([], 443);

        var outcome = await rig.RunAsync(Check("127.0.0.1"));

        Assert.Equal(ServiceState.Unknown, outcome.State);
    }

    [Fact]
    public async Task Run_NoReply_IsDownAfterThreeRequests()
    {
        var echo = new SilentEcho();
        await using var rig = ProbeRig.Create([], services => services.RemoveAll<IEcho>().AddSingleton<IEcho>(echo));

        var outcome = await rig.RunAsync(Check("192.168.1.1"));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.True(outcome.Unreachable);
        Assert.Equal("no echo reply to 3 requests", outcome.Reason);
        Assert.Equal(3, echo.Requests);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("224.0.0.1")]
    [InlineData("0.0.0.0")]
    public async Task Run_NeverAllowed_IsUnknownAndNotAsked(string host)
    {
        var echo = new SilentEcho();
        await using var rig = ProbeRig.Create([], services => services.RemoveAll<IEcho>().AddSingleton<IEcho>(echo));

        var outcome = await rig.RunAsync(Check(host));

        Assert.Equal(ServiceState.Unknown, outcome.State);
        Assert.Equal(0, echo.Requests);
    }

    private static ProbeRig Without(IEnumerable<string> allowed, int port) => ProbeRig.Create(allowed, services =>
        services.RemoveAll<IEcho>().AddSingleton<IEcho, ClosedEcho>().AddSingleton<IEcho>(provider => Tcp(provider, port)));

    private static TcpEcho Tcp(IServiceProvider provider, int port) =>
        ActivatorUtilities.CreateInstance<TcpEcho>(provider, (IReadOnlyList<int>)new[] { port });

    private static CheckInput Check(string host) => new() { Type = "ping", Host = host };

    /// <summary>ICMP on a machine that does not allow it.</summary>
    private sealed class ClosedEcho : IEcho
    {
        public string Name => "ICMP";

        public Task<EchoReply?> SendAsync(IPAddress address, TimeSpan wait, CancellationToken cancellationToken) =>
            Task.FromResult<EchoReply?>(null);
    }

    private sealed class SilentEcho : IEcho
    {
        public string Name => "ICMP";

        public int Requests { get; private set; }

        public Task<EchoReply?> SendAsync(IPAddress address, TimeSpan wait, CancellationToken cancellationToken)
        {
            Requests++;
            return Task.FromResult<EchoReply?>(new EchoReply(false, "no echo reply", wait));
        }
    }
}
