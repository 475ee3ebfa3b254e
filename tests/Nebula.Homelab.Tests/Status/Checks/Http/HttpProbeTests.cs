using Microsoft.AspNetCore.Http;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Testing.Http;

namespace Nebula.Homelab.Tests.Status.Checks.Http;

public sealed class HttpProbeTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Run_ExpectedStatus_IsUpWithTimeAndFacts()
    {
        await using var server = await FakeHttpServer.StartAsync(context => context.Response.WriteAsync("fine"));
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.StartsWith("200 in ", outcome.Reason, StringComparison.Ordinal);
        Assert.NotNull(outcome.ResponseTime);
        Assert.Equal(Environment.MachineName.Split('.')[0], outcome.Evidence.SeenFrom);
        Assert.Equal("200", outcome.Evidence.Facts?["status"]);
        Assert.Equal(server.Url.Authority, outcome.Evidence.Facts?["address"]);
    }

    [Fact]
    public async Task Run_OtherStatus_IsDownSayingBoth()
    {
        await using var server = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            return Task.CompletedTask;
        });
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.StartsWith("expected 200–299, got 502 after ", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TextThere_IsUp()
    {
        await using var server = await FakeHttpServer.StartAsync(context => context.Response.WriteAsync("all systems grün"));
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { Own = OwnMembers.Of(("contains", "grün")) });

        Assert.Equal(ServiceState.Up, outcome.State);
    }

    [Fact]
    public async Task Run_TextMissing_IsDown()
    {
        await using var server = await FakeHttpServer.StartAsync(context => context.Response.WriteAsync("maintenance"));
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { Own = OwnMembers.Of(("contains", "welcome")) });

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("the answer does not contain \"welcome\"", outcome.Reason);
        Assert.DoesNotContain("maintenance", outcome.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TextMissingInEndlessBody_ReadsOneMebibyteOnly()
    {
        await using var server = await FakeHttpServer.StartAsync(_ => Task.CompletedTask);
        server.Fault = Fault.EndlessBody;
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { Own = OwnMembers.Of(("contains", "welcome")) });

        Assert.Equal("the answer does not contain \"welcome\" within its first MiB", outcome.Reason);
    }

    [Theory]
    [InlineData(Fault.Reset, "the connection was ")]
    [InlineData(Fault.ServerError, "expected 200–299, got 500 after ")]
    public async Task Run_ServerFails_IsDownSayingHow(Fault fault, string reason)
    {
        await using var server = await FakeHttpServer.StartAsync(_ => Task.CompletedTask);
        server.Fault = fault;
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.StartsWith(reason, outcome.Reason, StringComparison.Ordinal);
        Assert.False(outcome.Unreachable);
    }

    [Fact]
    public async Task Run_HalfAnswer_IsDown()
    {
        await using var server = await FakeHttpServer.StartAsync(_ => Task.CompletedTask);
        server.Fault = Fault.HalfAnswer;
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { Own = OwnMembers.Of(("contains", "x")) });

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.StartsWith("the connection was ", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoAnswerInTime_IsDownButReached()
    {
        await using var server = await FakeHttpServer.StartAsync(_ => Task.CompletedTask);
        server.Fault = Fault.Silent;
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server), TimeSpan.FromMilliseconds(500));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("connected, but no answer within 0.5 s", outcome.Reason);
        Assert.False(outcome.Unreachable);
    }

    [Fact]
    public async Task Run_SlowerThanAllowed_IsDegraded()
    {
        await using var server = await FakeHttpServer.StartAsync(context => Task.Delay(50, context.RequestAborted));
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { DegradedAfterMs = 20 });

        Assert.Equal(ServiceState.Degraded, outcome.State);
        Assert.Contains("expected within 20 ms", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LoopbackNotListed_IsUnknownSayingWhatToList()
    {
        await using var server = await FakeHttpServer.StartAsync(_ => Task.CompletedTask);
        await using var rig = ProbeRig.Allowing();

        var outcome = await rig.RunAsync(Check(server));

        Assert.Equal(ServiceState.Unknown, outcome.State);
        Assert.Equal($"loopback is not allowed for monitors; list {server.Url.Authority} in NEBULA_OUTBOUND_ALLOW", outcome.Reason);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task Run_RedirectToMetadata_IsUnknownAndNotDialled()
    {
        await using var server = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.Redirect("http://[::ffff:169.254.169.254]/latest/");
            return Task.CompletedTask;
        });
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server));

        Assert.Equal(ServiceState.Unknown, outcome.State);
        Assert.Contains("link-local addresses are never allowed", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RedirectNotToBeFollowed_IsJudgedItself()
    {
        await using var server = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { Own = OwnMembers.Of(("followRedirects", false), ("expectedStatus", "302")) });

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Run_SelfSignedCertificate_IsDownUnlessToldOtherwise()
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(-1), Now.AddDays(61.5));
        await using var server = await FakeHttpServer.StartAsync(_ => Task.CompletedTask, certificate);
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var strict = await rig.RunAsync(Check(server));
        var lax = await rig.RunAsync(Check(server) with { VerifyTls = false });

        Assert.Equal(ServiceState.Down, strict.State);
        Assert.StartsWith("TLS failed: its certificate is not signed by an authority", strict.Reason, StringComparison.Ordinal);
        Assert.Equal(ServiceState.Up, lax.State);
        Assert.EndsWith(", certificate 61 days", lax.Reason, StringComparison.Ordinal);
        Assert.Equal("61", lax.Evidence.Facts?["certificateDays"]);
    }

    [Theory]
    [InlineData(3.5, "the certificate ends in 3 days")]
    [InlineData(1.5, "the certificate ends in 1 day")]
    [InlineData(0.5, "the certificate ends within a day")]
    [InlineData(-0.5, "the certificate has ended")]
    public async Task Run_CertificateAboutToEnd_IsDegraded(double days, string reason)
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(-30), Now.AddDays(days));
        await using var server = await FakeHttpServer.StartAsync(_ => Task.CompletedTask, certificate);
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server) with { VerifyTls = false });

        Assert.Equal(ServiceState.Degraded, outcome.State);
        Assert.EndsWith(reason, outcome.Reason, StringComparison.Ordinal);
    }

    private static CheckInput Check(FakeHttpServer server) => new() { Type = "http", Url = server.Url.AbsoluteUri };
}
