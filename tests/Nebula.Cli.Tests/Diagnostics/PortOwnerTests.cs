using System.Net;
using System.Net.Sockets;
using Nebula.Cli.Diagnostics;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Diagnostics;

public sealed class PortOwnerTests
{
    [Fact]
    public void Find_PortOfThisProcess_NamesIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var owner = new PortOwner().Find(((IPEndPoint)listener.LocalEndpoint).Port);

        Assert.EndsWith($"(process {Environment.ProcessId})", owner, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_FreePort_IsNull()
    {
        var owner = new PortOwner().Find(FreePort.Any());

        Assert.Null(owner);
    }

    [Theory]
    [InlineData("0A", "nginx (process 77)")]
    [InlineData("01", null)]
    public void Find_SocketInThatState_OnlyAListenerOwnsThePort(string state, string? expected)
    {
        using var proc = new TemporaryFolder();
        Directory.CreateDirectory(proc.At("net"));
        Directory.CreateDirectory(proc.At("77", "fd"));
        File.WriteAllText(proc.At("77", "comm"), "nginx\n");
        File.CreateSymbolicLink(proc.At("77", "fd", "3"), "socket:[4242]");
        // State 01 is an established connection, 0A a listener (proc(5)); 1F90 is 8080.
        File.WriteAllText(
            proc.At("net", "tcp"),
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
                + $"   0: 0100007F:1F90 0100007F:9C40 {state} 00000000:00000000 00:00000000 00000000  1000        0 4242 1\n");

        var owner = new PortOwner(proc.Path).Find(8080);

        Assert.Equal(expected, owner);
    }
}
