using System.Net;
using Microsoft.AspNetCore.Http;
using Nebula.Cli.Benchmarks.Load;
using Nebula.Testing;
using Nebula.Testing.Http;

namespace Nebula.Cli.Tests.Benchmarks;

/// <summary>A server that answers wrongly, or not at all, must never look fast.</summary>
public sealed class LoadGeneratorTests
{
    private static readonly LoadRequest Request = new("test", "/orders", """{"item":7}""", "hello");

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task RunAsync_RightAnswers_AreAllCounted(int connections)
    {
        await using var server = await FakeHttpServer.StartAsync(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            var isRight = context.Request.Path == "/orders" && await body.ReadToEndAsync() == Request.Body;
            await context.Response.WriteAsync(isRight ? "hello" : "wrong");
        });

        var round = await RunAsync(server.Url.Port, connections);

        Assert.Equal(server.Requests, round.Latencies.Count);
        Assert.True(round.Latencies.Count >= connections);
        Assert.True(round.RequestsPerSecond > 0);
        Assert.InRange(round.Percentile(0.5), TimeSpan.Zero, round.Percentile(0.99));
    }

    [Fact]
    public async Task RunAsync_OneWrongAnswerAmongMany_Fails()
    {
        var answers = 0;
        await using var server = await FakeHttpServer.StartAsync(
            context => context.Response.WriteAsync(Interlocked.Increment(ref answers) == 20 ? "hullo" : "hello"));

        await Assert.ThrowsAsync<WrongAnswerException>(() => RunAsync(server.Url.Port, 4));
    }

    [Theory]
    [InlineData(Fault.Silent)]
    [InlineData(Fault.Reset)]
    [InlineData(Fault.HalfAnswer)]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.Garbage)]
    public async Task RunAsync_FaultyServer_Fails(Fault fault)
    {
        await using var server = await FakeHttpServer.StartAsync(context => context.Response.WriteAsync("hello"));
        server.Fault = fault;

        await Assert.ThrowsAsync<WrongAnswerException>(() => RunAsync(server.Url.Port, 1));
        await Assert.ThrowsAsync<WrongAnswerException>(() => RunAsync(server.Url.Port, 4));
    }

    [Fact]
    public async Task RunAsync_NobodyThere_Fails()
    {
        await Assert.ThrowsAsync<WrongAnswerException>(() => RunAsync(FakeTcpServer.ClosedPort(), 1));
    }

    private static Task<LoadRound> RunAsync(int port, int connections) =>
        new LoadGenerator(new IPEndPoint(IPAddress.Loopback, port), TimeSpan.FromMilliseconds(500), TimeProvider.System)
            .RunAsync(Request, connections, TimeSpan.FromMilliseconds(100), CancellationToken.None);
}
