using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Testing;
using Nebula.Testing.Http;

namespace Nebula.Homelab.Tests.Status.Checks.Tls;

public sealed class TlsProbeTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Run_SelfSignedAllowed_IsUpWithWhatThereIsToKnow()
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(-1), Now.AddDays(61.5));
        await using var server = Server(certificate);
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, ("allowSelfSigned", true)));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.StartsWith("the certificate ends in 61 days, TLS 1.3, ", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal("localhost", outcome.Evidence.Facts?["subject"]);
        Assert.Equal("localhost", outcome.Evidence.Facts?["issuer"]);
        Assert.Equal("localhost, 127.0.0.1", outcome.Evidence.Facts?["names"]);
        Assert.Equal("61", outcome.Evidence.Facts?["certificateDays"]);
        Assert.Equal(server.Endpoint, outcome.Evidence.Facts?["address"]);
    }

    [Fact]
    public async Task Run_SelfSigned_IsDown()
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(-1), Now.AddDays(61.5));
        await using var server = Server(certificate);
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("its certificate is not signed by an authority that this machine trusts", outcome.Reason);
        Assert.Equal("61", outcome.Evidence.Facts?["certificateDays"]);
    }

    [Theory]
    [InlineData(false, ServiceState.Down)]
    [InlineData(true, ServiceState.Up)]
    public async Task Run_SignedByAnAuthorityOfTheHouse_IsUpWhereThatIsAllowed(bool allowed, ServiceState state)
    {
        using var authority = TestCertificates.Authority(Now.AddDays(-1), Now.AddDays(90));
        using var certificate = TestCertificates.Signed(authority, IPAddress.Loopback);
        await using var server = Server(certificate);
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, ("allowSelfSigned", allowed)));

        Assert.Equal(state, outcome.State);
        Assert.Equal("Nebula's tests", outcome.Evidence.Facts?["issuer"]);
    }

    [Theory]
    [InlineData(13.5, 14, "the certificate ends in 13 days")]
    [InlineData(29.5, 30, "the certificate ends in 29 days")]
    [InlineData(0.5, 1, "the certificate ends within a day")]
    public async Task Run_EndsSoon_IsDegraded(double days, int warnDays, string reason)
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(-30), Now.AddDays(days));
        await using var server = Server(certificate);
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, ("allowSelfSigned", true), ("warnDays", warnDays)));

        Assert.Equal(ServiceState.Degraded, outcome.State);
        Assert.Equal(reason, outcome.Reason);
    }

    [Fact]
    public async Task Run_EndsSoonButNoWarningIsWanted_IsUp()
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(-30), Now.AddDays(0.5));
        await using var server = Server(certificate);
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, ("allowSelfSigned", true), ("warnDays", 0)));

        Assert.Equal(ServiceState.Up, outcome.State);
    }

    [Theory]
    [InlineData(-30, -3.5, "the certificate ended 3 days ago")]
    [InlineData(-30, -1.5, "the certificate ended 1 day ago")]
    [InlineData(-30, -0.5, "the certificate ended less than a day ago")]
    [InlineData(2, 30, "the certificate is not valid before ")]
    public async Task Run_OutOfItsTime_IsDownWhateverIsAllowed(double from, double to, string reason)
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(from), Now.AddDays(to));
        await using var server = Server(certificate);
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, ("allowSelfSigned", true)));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.StartsWith(reason, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ServerName_IsAskedForAndMustBeInTheCertificate()
    {
        string? asked = null;
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(-1), Now.AddDays(61.5));
        await using var server = Server(certificate, name => asked = name);
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var fits = await rig.RunAsync(Check(server, ("allowSelfSigned", true), ("serverName", "localhost")));
        var other = await rig.RunAsync(Check(server, ("allowSelfSigned", true), ("serverName", "wiki.example")));

        Assert.Equal(ServiceState.Up, fits.State);
        Assert.Equal(ServiceState.Down, other.State);
        Assert.Equal("the certificate is for localhost and 1 more, not for wiki.example", other.Reason);
        Assert.Equal("wiki.example", asked);
    }

    [Fact]
    public async Task Run_ConditionOnTheCertificate_IsJudged()
    {
        using var certificate = TestCertificates.SelfSigned(Now.AddDays(-1), Now.AddDays(61.5));
        await using var server = Server(certificate);
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, ("allowSelfSigned", true)) with { DegradedUnless = ["certificate > 90d"] });

        Assert.Equal(ServiceState.Degraded, outcome.State);
        Assert.Equal("expected certificate > 90d, got 61d", outcome.Reason);
    }

    [Fact]
    public async Task Run_ServerDoesNotSpeakTls_IsDown()
    {
        await using var server = FakeTcpServer.Answering("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("TLS failed: no secure connection could be agreed on", outcome.Reason);
    }

    [Fact]
    public async Task Run_ServerSilent_IsDownButReached()
    {
        await using var server = new FakeTcpServer();
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server), TimeSpan.FromMilliseconds(300));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("connected, but no answer within 0.3 s", outcome.Reason);
    }

    [Fact]
    public async Task Run_PortClosed_IsDown()
    {
        var port = FakeTcpServer.ClosedPort();
        await using var rig = ProbeRig.Allowing($"127.0.0.1:{port}");

        var outcome = await rig.RunAsync(new CheckInput { Type = "tls", Host = "127.0.0.1", Port = port });

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("connection refused", outcome.Reason);
    }

    [Theory]
    [InlineData("127.0.0.1", "loopback is not allowed")]
    [InlineData("169.254.169.254", "link-local addresses are never allowed")]
    public async Task Run_AddressNotAllowed_IsUnknown(string host, string reason)
    {
        await using var rig = ProbeRig.Allowing();

        var outcome = await rig.RunAsync(new CheckInput { Type = "tls", Host = host });

        Assert.Equal(ServiceState.Unknown, outcome.State);
        Assert.StartsWith(reason, outcome.Reason, StringComparison.Ordinal);
    }

    private static FakeTcpServer Server(X509Certificate2 certificate, Action<string?>? asked = null) => new(async (stream, cancellationToken) =>
    {
        await using var secure = new SslStream(stream, leaveInnerStreamOpen: true);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificateSelectionCallback = (_, name) =>
                {
                    asked?.Invoke(name);
                    return certificate;
                },
            },
            cancellationToken);
    });

    private static CheckInput Check(FakeTcpServer server, params (string Name, object? Value)[] own) =>
        new() { Type = "tls", Host = "127.0.0.1", Port = server.Port, Own = OwnMembers.Of(own) };
}
