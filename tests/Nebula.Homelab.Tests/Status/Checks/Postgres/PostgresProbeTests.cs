using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Homelab.Tests.Status.Checks.Postgres;

public sealed class PostgresProbeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Run_OwnConnection_AnswersAQuery()
    {
        await using var rig = Rig();

        var outcome = await rig.RunAsync(new CheckInput { Type = "postgres", Connection = "nebula" });

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.Matches(@"^PostgreSQL \d+\.\d+, SELECT 1 in ", outcome.Reason);
    }

    [Fact]
    public async Task Run_OwnConnectionGone_IsDown()
    {
        await using var gone = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={FakeTcpServer.ClosedPort()};Username=nobody");
        await using var rig = ProbeRig.Create([], services => services.AddSingleton(gone));

        var outcome = await rig.RunAsync(new CheckInput { Type = "postgres", Connection = "nebula" });

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("connection refused", outcome.Reason);
    }

    [Fact]
    public async Task Run_RealServerWithoutCredentials_IsUpAndSaysWhatThatProves()
    {
        var port = new Uri(database.ConnectionUri).Port;
        await using var rig = Rig($"127.0.0.1:{port}");

        var outcome = await rig.RunAsync(Check(port));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.StartsWith("PostgreSQL answers", outcome.Reason, StringComparison.Ordinal);
        Assert.StartsWith("without credentials", outcome.Evidence.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("57P03", ServiceState.Down, "starting up or shutting down")]
    [InlineData("53300", ServiceState.Degraded, "no connection left")]
    [InlineData("28P01", ServiceState.Up, "PostgreSQL answers (28P01)")]
    public async Task Run_ServerReportsAnError_IsJudgedByItsCode(string sqlState, ServiceState state, string reason)
    {
        await using var server = FakeTcpServer.Answering([(byte)'N', .. ErrorResponse(sqlState)]);
        await using var rig = Rig(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server.Port));

        Assert.Equal(state, outcome.State);
        Assert.Contains(reason, outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("N-ERR unknown command\r\n")]
    [InlineData("NE\u007f\u007f\u007f\u007f")]
    public async Task Run_AnotherServer_IsDown(string answer)
    {
        await using var server = FakeTcpServer.Answering(Encoding.ASCII.GetBytes(answer));
        await using var rig = Rig(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server.Port), TimeSpan.FromSeconds(2));

        Assert.Equal(ServiceState.Down, outcome.State);
    }

    [Fact]
    public async Task Run_ServerSaysNothing_IsDownInTime()
    {
        await using var server = new FakeTcpServer();
        await using var rig = Rig(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server.Port), TimeSpan.FromMilliseconds(300));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("connected, but no answer within 0.3 s", outcome.Reason);
    }

    private static byte[] ErrorResponse(string sqlState)
    {
        var fields = Encoding.ASCII.GetBytes($"SFATAL\0VFATAL\0C{sqlState}\0Mmessage\0\0");
        var message = new byte[5 + fields.Length];
        message[0] = (byte)'E';
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), 4 + fields.Length);
        fields.CopyTo(message, 5);
        return message;
    }

    private ProbeRig Rig(params string[] allowed) => ProbeRig.Create(allowed, services => services.AddSingleton(database.DataSource));

    private static CheckInput Check(int port) => new() { Type = "postgres", Host = "127.0.0.1", Port = port };
}
