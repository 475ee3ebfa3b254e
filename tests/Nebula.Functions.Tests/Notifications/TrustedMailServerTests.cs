using System.Net;
using System.Net.Http.Json;
using Nebula.Functions.Tests.Status;
using Nebula.Testing;
using Nebula.Testing.Http;
using Nebula.Testing.Notifications;

namespace Nebula.Functions.Tests.Notifications;

/// <summary>The whole app with mail servers of a house that has its own authority, which it trusts as one tells OpenSSL: by <c>SSL_CERT_FILE</c>.</summary>
public sealed class TrustedMailServerTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FunctionsHost _host = new();
    private readonly RealMailServer _server = new();
    private readonly RealMailServer _misnamed = new();
    private HttpClient _owner = null!;

    [Fact]
    public async Task Mail_OverTlsOfTheHousesAuthority_IsDeliveredSignedInAndToNoOtherName()
    {
        var startTls = await TestAsync("start", _server.PortOf("startTls"), "startTls");
        var tls = await TestAsync("tls", _server.PortOf("tls"), "tls");
        var other = await TestAsync("other", _misnamed.PortOf("startTls"), "startTls");

        Assert.Equal(("sent", "sent", "failed"), (startTls.State, tls.State, other.State));
        Assert.Contains("could not be trusted", other.Answer, StringComparison.Ordinal);
        foreach (var to in new[] { "start", "tls" })
        {
            var mail = Assert.Single(await _server.MailsAsync($"{to}@nebula.example"));
            Assert.True(mail.GetProperty("secure").GetBoolean());
            Assert.Equal($"{RealMailServer.User} by PLAIN", mail.GetProperty("user").GetString());
        }

        Assert.Empty(await _misnamed.MailsAsync("other@nebula.example"));
    }

    public async Task InitializeAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authority = TestCertificates.Authority(now.AddDays(-1), now.AddDays(9));
        await File.WriteAllTextAsync(_folder.At("authority.pem"), authority.ExportCertificatePem());
        (_server.Certificate, _misnamed.Certificate) =
            (TestCertificates.Signed(authority, IPAddress.Loopback), TestCertificates.Signed(authority, IPAddress.Parse("192.0.2.1")));
        await Task.WhenAll(_server.InitializeAsync(), _misnamed.InitializeAsync());
        _host.Environment["SSL_CERT_FILE"] = _folder.At("authority.pem");
        _host.Environment["NEBULA_OUTBOUND_ALLOW"] = $"{_server.Endpoints},{_misnamed.Endpoints}";
        await _host.InitializeAsync();
        _owner = await OwnerClient.SignInAsync(_host);
    }

    public async Task DisposeAsync()
    {
        _owner?.Dispose();
        await _host.DisposeAsync();
        await Task.WhenAll(_server.DisposeAsync(), _misnamed.DisposeAsync());
        _folder.Dispose();
    }

    private async Task<(string? State, string? Answer)> TestAsync(string to, int port, string security)
    {
        var email = new
        {
            host = "127.0.0.1",
            port,
            security,
            user = RealMailServer.User,
            password = RealMailServer.Password,
            from = "nebula@nebula.example",
            to = new[] { $"{to}@nebula.example" },
        };
        using var made = await _owner.PostAsJsonAsync("/api/notifications/channels", new { name = to, kind = "email", email });
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        var id = (await OwnerClient.ReadAsync(made)).GetProperty("id").GetString();
        using var tested = await _owner.PostAsync($"/api/notifications/channels/{id}/test", null);
        var delivery = await OwnerClient.ReadAsync(tested);
        return (delivery.GetProperty("state").GetString(), delivery.GetProperty("answer").GetString());
    }
}
