using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Xunit;

namespace Nebula.Testing.Notifications;

/// <summary>nodemailer's SMTP server: not of our making, so that it understands mail as others do. One for a test class.</summary>
public sealed class RealMailServer : IAsyncLifetime
{
    public const string User = "nebula";

    public const string Password = "corréct-horse-battery";

    private NodeProcess? _node;
    private JsonElement _ports;

    /// <summary>With its key; without one it has its own, which nobody trusts.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>As <c>NEBULA_OUTBOUND_ALLOW</c> takes it.</summary>
    public string Endpoints => string.Join(',', _ports.EnumerateObject().Select(port => $"127.0.0.1:{port.Value.GetInt32()}"));

    private NodeProcess Node => _node ?? throw new InvalidOperationException("Not started.");

    /// <param name="door"><c>open</c>, <c>plain</c>, <c>login</c>, <c>startTls</c> or <c>tls</c>.</param>
    public int PortOf(string door) => _ports.GetProperty(door).GetInt32();

    /// <summary>The mails that it has taken for somebody, as its own parser reads them.</summary>
    public async Task<IReadOnlyList<JsonElement>> MailsAsync(string to) =>
        [.. (await Node.AskAsync(new { to })).GetProperty("mails").EnumerateArray()];

    public async Task InitializeAsync()
    {
        _node = NodeProcess.Start(
            "smtp-server.mjs",
            ("SMTP_USER", User),
            ("SMTP_PASSWORD", Password),
            ("SMTP_KEY", Certificate?.GetECDsaPrivateKey()?.ExportPkcs8PrivateKeyPem()),
            ("SMTP_CERTIFICATE", Certificate?.ExportCertificatePem()));
        _ports = (await _node.AskAsync(new { to = "" })).GetProperty("ports");
    }

    public async Task DisposeAsync() => await (_node?.DisposeAsync() ?? ValueTask.CompletedTask);
}
