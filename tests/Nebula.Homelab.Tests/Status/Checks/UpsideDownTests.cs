using Microsoft.AspNetCore.Http;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Testing;
using Nebula.Testing.Dns;
using Nebula.Testing.Http;

namespace Nebula.Homelab.Tests.Status.Checks;

public sealed class UpsideDownTests
{
    [Fact]
    public async Task Run_PortClosed_IsUp()
    {
        var port = FakeTcpServer.ClosedPort();
        await using var rig = ProbeRig.Allowing($"127.0.0.1:{port}");

        var outcome = await rig.RunAsync(Tcp("127.0.0.1", port));

        Assert.Equal((ServiceState.Up, "no answer, as it should be: connection refused"), (outcome.State, outcome.Reason));
        Assert.Equal(("no answer", "connection refused"), (outcome.Evidence.Expected, outcome.Evidence.Actual));
    }

    [Fact]
    public async Task Run_PortOpen_IsDownWithTheAnswer()
    {
        await using var server = new FakeTcpServer();
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Tcp("127.0.0.1", server.Port));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.StartsWith($"answered, and should not: port {server.Port} accepts connections", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal("no answer", outcome.Evidence.Expected);
        Assert.StartsWith("connected after ", outcome.Evidence.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NothingComesBack_IsUpAndSaysNothingOfTheMachine()
    {
        await using var rig = ProbeRig.Create([], Names.Silent);

        var outcome = await rig.RunAsync(Tcp("nas.test", 80), TimeSpan.FromMilliseconds(200));

        Assert.Equal((ServiceState.Up, false), (outcome.State, outcome.Unreachable));
    }

    [Fact]
    public async Task Run_AnErrorAnswers_IsDownToo()
    {
        await using var server = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(new CheckInput { Type = "http", Url = server.Url.ToString(), UpsideDown = true });

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.StartsWith("answered, and should not: expected 200–299, got 403 after ", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("ollama")]
    [InlineData("tls")]
    public async Task Run_SomethingElseAnswers_IsDown(string type)
    {
        await using var server = await FakeHttpServer.StartAsync(context => context.Response.WriteAsync("hello"));
        await using var rig = ProbeRig.Allowing(server.Url.Authority);
        var check = type is "http" or "ollama"
            ? new CheckInput { Type = type, Url = server.Url.ToString(), UpsideDown = true }
            : Tcp("127.0.0.1", server.Url.Port) with { Type = type };

        var outcome = await rig.RunAsync(check);

        Assert.Equal((type, ServiceState.Down), (type, outcome.State));
        Assert.StartsWith("answered, and should not: ", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnswerPointsToSomethingDead_IsDown()
    {
        await using var server = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.Redirect($"http://127.0.0.1:{FakeTcpServer.ClosedPort()}/");
            return Task.CompletedTask;
        });
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(new CheckInput { Type = "http", Url = server.Url.ToString(), UpsideDown = true });

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.StartsWith("answered, and should not: expected 200–299, got 302 after ", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnswerNeverEnds_IsDown()
    {
        await using var server = await FakeHttpServer.StartAsync(async context =>
        {
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await using var rig = ProbeRig.Allowing(server.Url.Authority);
        var check = new CheckInput { Type = "http", Url = server.Url.ToString(), Own = OwnMembers.Of([("contains", "ready")]), UpsideDown = true };

        var outcome = await rig.RunAsync(check, TimeSpan.FromSeconds(5));

        Assert.Equal(ServiceState.Down, outcome.State);
    }

    [Theory]
    [InlineData(3, ServiceState.Up)]
    [InlineData(2, ServiceState.Unknown)]
    [InlineData(5, ServiceState.Unknown)]
    [InlineData(null, ServiceState.Unknown)]
    public async Task Run_NameThatShouldNotExist_IsUpOnlyWhenTheNameServerSaysSo(int? code, ServiceState expected)
    {
        await using var server = code is { } error ? FakeDnsServer.Failing(error) : FakeDnsServer.Silent();
        await using var rig = ProbeRig.Allowing(server.Endpoint);
        var check = new CheckInput { Type = "dns", Host = "old.example.org", Own = OwnMembers.Of([("resolver", server.Endpoint)]), UpsideDown = true };

        var outcome = await rig.RunAsync(check, TimeSpan.FromMilliseconds(700));

        Assert.Equal((expected, false), (outcome.State, outcome.Unreachable));
    }

    [Fact]
    public async Task Run_FaultOnThisSide_IsUnknown()
    {
        await using var rig = ProbeRig.Create([], Names.NoServer);

        var outcome = await rig.RunAsync(Tcp("nas.test", 80));

        Assert.Equal(ServiceState.Unknown, outcome.State);
    }

    [Theory]
    [InlineData("conditions")]
    [InlineData("degradedUnless")]
    [InlineData("degradedAfterMs")]
    public void Parse_WhatAnAnswerShouldBeLike_IsRefused(string member)
    {
        var input = Tcp("nas.test", 80) with
        {
            Conditions = member == "conditions" ? ["time < 1s"] : null,
            DegradedUnless = member == "degradedUnless" ? ["time < 1s"] : null,
            DegradedAfterMs = member == "degradedAfterMs" ? 100 : null,
        };

        var check = CheckParser.Parse(input);

        Assert.Equal($"check.{member}", Assert.Single(check.Error!.Fields).Field);
        Assert.True(CheckParser.Parse(input with { UpsideDown = false }).IsSuccess);
    }

    private static CheckInput Tcp(string host, int port) => new() { Type = "tcp", Host = host, Port = port, UpsideDown = true };
}
