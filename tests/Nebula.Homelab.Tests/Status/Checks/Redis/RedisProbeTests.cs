using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.Checks.Redis;

public sealed class RedisProbeTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    [Fact]
    public async Task Run_OwnConnection_AnswersPing()
    {
        await using var rig = Rig();

        var outcome = await rig.RunAsync(new CheckInput { Type = "redis", Connection = "nebula" });

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.StartsWith("PONG, ", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RealServerWithPassword_IsUpWithoutIt()
    {
        var port = new Uri(redis.ConnectionUri).Port;
        await using var rig = Rig($"127.0.0.1:{port}");

        var outcome = await rig.RunAsync(Check(port));

        Assert.Equal(ServiceState.Up, outcome.State);
    }

    [Theory]
    [InlineData("+PONG\r\n", ServiceState.Up, "PONG, ")]
    [InlineData("-NOAUTH Authentication required.\r\n", ServiceState.Up, "it answers and wants a password, ")]
    [InlineData("-LOADING Redis is loading the dataset in memory\r\n", ServiceState.Down, "it is still loading its data, ")]
    [InlineData("-ERR max number of clients reached\r\n", ServiceState.Degraded, "it answers ERR max number of clients reached, ")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", ServiceState.Down, "expected +PONG, got something else")]
    [InlineData("half a line", ServiceState.Down, "the connection was closed before an answer came")]
    public async Task Run_ServerAnswers_IsJudgedByTheAnswer(string answer, ServiceState state, string reason)
    {
        await using var server = FakeTcpServer.Answering(Encoding.ASCII.GetBytes(answer));
        await using var rig = Rig(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server.Port));

        Assert.Equal(state, outcome.State);
        Assert.StartsWith(reason, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LineWithoutEnd_IsDown()
    {
        await using var server = FakeTcpServer.Answering([.. Enumerable.Repeat((byte)'x', 100_000)]);
        await using var rig = Rig(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server.Port));

        Assert.Equal(ServiceState.Down, outcome.State);
    }

    private ProbeRig Rig(params string[] allowed) => ProbeRig.Create(allowed, services => services.AddSingleton(redis.Connection));

    private static CheckInput Check(int port) => new() { Type = "redis", Host = "127.0.0.1", Port = port };
}
