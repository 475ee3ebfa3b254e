using System.Text;
using Microsoft.AspNetCore.Http;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Testing.Http;

namespace Nebula.Homelab.Tests.Status.Checks.Conditions;

public sealed class HttpConditionTests
{
    private const string Body = """{"db":{"status":"starting","load":0.5},"ready":true,"error":null,"items":[1,2,3],"n":"5","bad":"\ud800"}""";

    [Theory]
    [InlineData("json $.db.status == \"starting\"", "\"starting\"")]
    [InlineData("json $.db.status != \"up\"", "\"starting\"")]
    [InlineData("json $.db.status matches \"^start\"", "\"starting\"")]
    [InlineData("json $.db.load < 0.75", "0.5")]
    [InlineData("json $.ready == true", "true")]
    [InlineData("json $.error == null", "null")]
    [InlineData("json $.error exists", "null")]
    [InlineData("json $.gone !exists", "nothing")]
    [InlineData("json $.gone != 5", "nothing")]
    [InlineData("json $.items count == 3", "3")]
    [InlineData("json $.items[-1] == 3", "3")]
    [InlineData("json $.n != 5", "\"5\"")]
    [InlineData("json $.db exists", """{"status":"starting","load":0.5}""")]
    [InlineData("header X-Version == \"1.2, 1.3\"", "\"1.2, 1.3\"")]
    [InlineData("header Content-Type contains \"json\"", "\"application/json\"")]
    [InlineData("header X-Gone !exists", "nothing")]
    [InlineData("body contains \"starting\"", null)]
    [InlineData("body !contains \"stopped\"", null)]
    [InlineData("size > 10", null)]
    [InlineData("status == 200", "200")]
    [InlineData("redirects == 0", "0")]
    [InlineData("time < 30s", null)]
    public async Task Run_ConditionHolds_IsUpAndShowsWhatThereWas(string condition, string? actual)
    {
        await using var server = await Server();
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { Conditions = [condition] });

        Assert.Equal(ServiceState.Up, outcome.State);
        var result = Assert.Single(outcome.Evidence.Conditions!);
        Assert.Equal((condition, true), (result.Condition, result.Met));
        Assert.Equal(actual ?? result.Actual, result.Actual);
    }

    [Theory]
    [InlineData("json $.db.status == \"up\"", "expected json $.db.status == \"up\", got \"starting\"")]
    [InlineData("json $.n == 5", "expected json $.n == 5, got \"5\"")]
    [InlineData("json $.n > 4", "expected json $.n > 4, got \"5\"")]
    [InlineData("json $.ready count > 0", "expected json $.ready count > 0, got something that cannot be counted")]
    [InlineData("json $.gone == null", "expected json $.gone == null, got nothing")]
    [InlineData("json $.bad == \"x\"", "expected json $.bad == \"x\", got text that is not well-formed")]
    [InlineData("header X-Version == \"1.2\"", "expected header X-Version == \"1.2\", got \"1.2, 1.3\"")]
    [InlineData("certificate > 14d", "expected certificate > 14d, got nothing")]
    public async Task Run_ConditionDoesNotHold_IsDownSayingBoth(string condition, string reason)
    {
        await using var server = await Server();
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { Conditions = [condition] });

        Assert.Equal((ServiceState.Down, reason), (outcome.State, outcome.Reason));
        Assert.Equal(condition, outcome.Evidence.Expected);
    }

    [Fact]
    public async Task Run_SeveralDoNotHold_TellsTheFirstAndHowManyMore()
    {
        await using var server = await Server();
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { Conditions = ["status == 200", "json $.a exists", "json $.b exists", "json $.c exists"] });

        Assert.Equal("expected json $.a exists, got nothing, and 2 more conditions", outcome.Reason);
        Assert.Equal([true, false, false, false], outcome.Evidence.Conditions!.Select(result => result.Met));
    }

    [Fact]
    public async Task Run_WhatShouldHoldDoesNot_IsDegraded()
    {
        await using var server = await Server();
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { Conditions = ["status == 200"], DegradedUnless = ["json $.items count > 3"] });

        Assert.Equal((ServiceState.Degraded, "expected json $.items count > 3, got 3"), (outcome.State, outcome.Reason));
    }

    [Fact]
    public async Task Run_ConditionOnTheStatus_TakesThePlaceOfTheUsualOne()
    {
        await using var server = await Server(StatusCodes.Status404NotFound);
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { Conditions = ["status == 404"] });

        Assert.Equal(ServiceState.Up, outcome.State);
    }

    [Fact]
    public async Task Run_NoJson_SaysSo()
    {
        await using var server = await FakeHttpServer.StartAsync(context => context.Response.WriteAsync("<html>"));
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { Conditions = ["json $.a exists"] });

        Assert.Equal("expected json $.a exists, got an answer that is not JSON", outcome.Reason);
    }

    [Fact]
    public async Task Run_EndlessBody_JudgesByItsBeginning()
    {
        await using var server = await FakeHttpServer.StartAsync(_ => Task.CompletedTask);
        server.Fault = Fault.EndlessBody;
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var json = await rig.RunAsync(Check(server) with { Conditions = ["json $.a exists"] });
        var absent = await rig.RunAsync(Check(server) with { Conditions = ["body !contains \"welcome\""] });

        Assert.Equal("expected json $.a exists, got an answer that is too long to be read as JSON", json.Reason);
        Assert.Equal(ServiceState.Down, absent.State);
        Assert.EndsWith("(within what is read)", absent.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LongAnswer_IsShortenedInTheReason()
    {
        await using var server = await FakeHttpServer.StartAsync(context => context.Response.WriteAsync(new string('x', 5000)));
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { Conditions = ["body == \"fine\""] });

        Assert.InRange(outcome.Reason.Length, 100, 200);
        Assert.EndsWith("…\"", outcome.Reason, StringComparison.Ordinal);
    }

    private static Task<FakeHttpServer> Server(int status = StatusCodes.Status200OK) => FakeHttpServer.StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["X-Version"] = new(["1.2", "1.3"]);
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body), context.RequestAborted);
    });

    private static CheckInput Check(FakeHttpServer server) => new() { Type = "http", Url = server.Url.AbsoluteUri };
}
