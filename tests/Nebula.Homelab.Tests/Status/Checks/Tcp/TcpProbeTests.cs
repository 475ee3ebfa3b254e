using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.Checks.Tcp;

public sealed class TcpProbeTests
{
    [Fact]
    public async Task Run_PortListens_IsUp()
    {
        await using var server = new FakeTcpServer();
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check("127.0.0.1", server.Port));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.Equal(server.Endpoint, outcome.Evidence.Facts?["address"]);
    }

    [Fact]
    public async Task Run_PortClosed_IsDownAndTheMachineIsThere()
    {
        var port = FakeTcpServer.ClosedPort();
        await using var rig = ProbeRig.Allowing($"127.0.0.1:{port}");

        var outcome = await rig.RunAsync(Check("127.0.0.1", port));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("connection refused", outcome.Reason);
        Assert.False(outcome.Unreachable);
    }

    [Fact]
    public async Task Run_NameDoesNotExist_IsDown()
    {
        await using var rig = ProbeRig.Create([], Names.None);

        var outcome = await rig.RunAsync(Check("nas.invalid", 80));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("the host name does not exist", outcome.Reason);
    }

    [Fact]
    public async Task Run_NameServerGone_IsUnknown()
    {
        await using var rig = ProbeRig.Create([], Names.NoServer);

        var outcome = await rig.RunAsync(Check("nas.test", 80));

        Assert.Equal(ServiceState.Unknown, outcome.State);
        Assert.Equal("the name server of this machine does not answer", outcome.Reason);
    }

    [Fact]
    public async Task Run_NameServerSilent_IsUnreachable()
    {
        await using var rig = ProbeRig.Create([], Names.Silent);

        var outcome = await rig.RunAsync(Check("nas.test", 80), TimeSpan.FromMilliseconds(200));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.True(outcome.Unreachable);
    }

    [Fact]
    public async Task Run_CallerCancels_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await using var rig = ProbeRig.Create([], Names.Silent);
        var run = rig.RunAsync(Check("nas.test", 80), cancellationToken: cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    private static CheckInput Check(string host, int port) => new() { Type = "tcp", Host = host, Port = port };
}
