using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Testing;
using Nebula.Testing.Http;
using Nebula.Testing.Notifications;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>Signed webhook, ntfy and SMTP over real sockets.</summary>
public sealed class ProtocolDeliveryTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Secret = "a-secret-of-the-receiver";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeSmtpServer _smtp = new() { WantsSignIn = true };
    private readonly FakeSmtpServer _tls = new(TestCertificates.SelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(9)));
    private FakeHttpServer _server = null!;
    private NotificationRig _rig = null!;
    private Func<HttpContext, string, Task> _answer = (_, _) => Task.CompletedTask;

    [Fact]
    public async Task Webhook_Sent_IsSignedOverTimeAndBody()
    {
        IHeaderDictionary? headers = null;
        var body = "";
        _answer = (context, text) =>
        {
            (headers, body) = (new HeaderDictionary(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value)), text);
            return Task.CompletedTask;
        };
        var channel = await AddAsync(new ChannelInput { Name = "hook", Kind = ChannelKind.Webhook, Webhook = new WebhookInput($"{_server.Url}in?token=s3cr3t", Secret) });

        var sent = await TestAsync(channel);

        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{headers!["Nebula-Timestamp"]}.{body}"));
        Assert.Equal(DeliveryState.Sent, sent.State);
        Assert.Equal($"v1={Convert.ToHexStringLower(expected)}", headers["Nebula-Signature"]);
        Assert.Equal(sent.Id.ToString(), headers["Idempotency-Key"]);
        Assert.Equal(_rig.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), headers["Nebula-Timestamp"]);
        Assert.Equal("notification.test", JsonDocument.Parse(body).RootElement.GetProperty("type").GetString());
        Assert.DoesNotContain("s3cr3t", JsonSerializer.Serialize(channel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "waiting retrying")]
    [InlineData(404, "waiting retrying")]
    [InlineData(429, "waiting rate_limited")]
    [InlineData(400, "failed rejected")]
    [InlineData(302, "failed rejected")]
    [InlineData(410, "failed rejected")]
    public async Task Webhook_Answers_DecideWhatHappensNext(int status, string state)
    {
        _answer = (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "30";
            context.Response.Headers.Location = "http://169.254.169.254/";
            return Task.CompletedTask;
        };
        var channel = await AddAsync(new ChannelInput { Name = "hook", Kind = ChannelKind.Webhook, Webhook = new WebhookInput(_server.Url.AbsoluteUri) });
        await _rig.RuleAsync(null, channel);
        await _rig.TellAsync(_rig.Opened(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())));
        await _rig.SendAsync();

        Assert.Equal(state, await _rig.StatesAsync());
        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task Failures_OfTwoChannelsThatBothRefuse_DoNotTellEachOtherForEver()
    {
        _answer = (context, _) =>
        {
            context.Response.StatusCode = 400;
            return Task.CompletedTask;
        };
        var input = new ChannelInput { Name = "one", Kind = ChannelKind.Webhook, Webhook = new WebhookInput(_server.Url.AbsoluteUri) };
        await _rig.RuleAsync(rule => rule with { FoldSeconds = 0 }, await AddAsync(input), await AddAsync(input with { Name = "two" }));
        await _rig.TellAsync(_rig.Opened(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())));
        for (var round = 0; round < 5; round++)
        {
            await _rig.SendAsync();
            await _rig.MoveAsync();
        }

        // The incident over both, and each one's failure over the other.
        Assert.Equal(4, (await _rig.LogAsync()).Count);
    }

    [Theory]
    [InlineData(Fault.Reset)]
    [InlineData(Fault.HalfAnswer)]
    [InlineData(Fault.EndlessBody)]
    public async Task Webhook_ServerThatIsBroken_EndsInAnAnswer(Fault fault)
    {
        _server.Fault = fault;
        var channel = await AddAsync(new ChannelInput { Name = "hook", Kind = ChannelKind.Webhook, Webhook = new WebhookInput(_server.Url.AbsoluteUri) });

        var sent = await TestAsync(channel);

        Assert.Equal(fault == Fault.EndlessBody ? DeliveryState.Sent : DeliveryState.Failed, sent.State);
        Assert.NotEmpty(sent.Answer!);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://0x7f.1:1/")]
    [InlineData("http://2130706433:1/")]
    public async Task Webhook_ToWhereNobodyMay_IsRefusedByTheGuard(string url)
    {
        var channel = await AddAsync(new ChannelInput { Name = "hook", Kind = ChannelKind.Webhook, Webhook = new WebhookInput(url) });

        var sent = await TestAsync(channel);

        Assert.Equal((DeliveryState.Failed, DeliveryReason.Rejected), (sent.State, sent.Reason));
        Assert.Contains("not allowed for notifications", sent.Answer!.Replace("never allowed", "not allowed", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ntfy_Published_HasPriorityTokenAndSequence()
    {
        var (message, authorization) = (default(JsonElement), "");
        _answer = (context, text) =>
        {
            (message, authorization) = (JsonDocument.Parse(text).RootElement.Clone(), context.Request.Headers.Authorization.ToString());
            return context.Response.WriteAsync("""{"id":"sPs71M8A2T","time":1643935928,"event":"message","topic":"alerts"}""");
        };
        var channel = await AddAsync(new ChannelInput
        {
            Name = "phone",
            Kind = ChannelKind.Ntfy,
            Ntfy = new NtfyInput { Server = _server.Url.AbsoluteUri, Topic = "alerts", Token = "tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2" },
        });
        await _rig.RuleAsync(null, channel);
        await _rig.TellAsync(_rig.Opened(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())));
        await _rig.SendAsync();

        var line = (await _rig.LogAsync()).Single();
        Assert.Equal((DeliveryState.Sent, "sPs71M8A2T"), (line.State, line.RemoteId));
        Assert.Equal("Bearer tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2", authorization);
        Assert.Equal(("alerts", "Plex is down", 4), (message.GetProperty("topic").GetString(), message.GetProperty("title").GetString(), message.GetProperty("priority").GetInt32()));
        Assert.Equal(line.Id.ToString("N"), message.GetProperty("sequence_id").GetString());
    }

    [Fact]
    public async Task Mail_TextsThatWouldEndAHeader_StayInTheirPlace()
    {
        var channel = await AddAsync(Mail(_smtp, EmailSecurity.None));
        await _rig.RuleAsync(null, channel);
        await _rig.TellAsync(_rig.Opened(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())) with
        {
            Title = "x\r\nBcc: everybody@example.net\r\n\r\n<script>alert(1)</script> is dówn",
            Reason = ".\r\n.\r\n<b>QUIT</b>",
        });
        await _rig.SendAsync();

        var mail = Assert.Single(_smtp.Mails);
        using var parsed = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(mail)));
        var html = parsed.HtmlBody;
        var head = mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.Equal("sent", await _rig.StatesAsync());
        Assert.DoesNotContain("\nBcc:", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.Single(_smtp.Recipients);
        Assert.Contains($"{(await _rig.LogAsync()).Single().Id:N}@nebula.example", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_Refused_SaysWhatTheServerSaid()
    {
        _smtp.Refusal = "554-5.7.1 this looks\r\n554 5.7.1 like spam";
        var channel = await AddAsync(Mail(_smtp, EmailSecurity.None));
        var rejected = await TestAsync(channel);
        _smtp.Refusal = "451 4.3.0 later";
        await _rig.RuleAsync(null, channel);
        await _rig.TellAsync(_rig.Opened(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())));
        await _rig.SendAsync();
        var unknown = await TestAsync(await AddAsync(Mail(_smtp, EmailSecurity.None, to: "nobody@nebula.example") with { Name = "nobody" }));
        var wrong = await TestAsync(await AddAsync(Mail(_smtp, EmailSecurity.None, password: "another-password") with { Name = "wrong" }));

        Assert.Contains("554", rejected.Answer, StringComparison.Ordinal);
        Assert.Contains("waiting retrying", await _rig.StatesAsync(), StringComparison.Ordinal);
        Assert.Contains("550", unknown.Answer, StringComparison.Ordinal);
        Assert.Contains("user and password", wrong.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("another-password", wrong.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_ServerThatCannotBeTrustedOrSpeaksNoTls_GetsNothing()
    {
        var stranger = await TestAsync(await AddAsync(Mail(_tls, EmailSecurity.StartTls) with { Name = "stranger" }));
        var plain = await TestAsync(await AddAsync(Mail(_smtp, EmailSecurity.StartTls) with { Name = "plain" }));

        Assert.Equal((DeliveryState.Failed, DeliveryState.Failed), (stranger.State, plain.State));
        Assert.Empty(_tls.Mails);
        Assert.Empty(_smtp.Mails);
    }

    public async Task InitializeAsync()
    {
        _server = await FakeHttpServer.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            await _answer(context, await reader.ReadToEndAsync());
        });
        _rig = await NotificationRig.StartAsync(database, _folder, $"{_server.Url.Authority},{_smtp.Endpoint},{_tls.Endpoint}");
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
        await _smtp.DisposeAsync();
        await _tls.DisposeAsync();
        _folder.Dispose();
    }

    private static ChannelInput Mail(FakeSmtpServer server, EmailSecurity security, string to = "you@nebula.example", string password = FakeSmtpServer.Password) => new()
    {
        Name = "mail",
        Kind = ChannelKind.Email,
        Email = new EmailInput
        {
            Host = "127.0.0.1",
            Port = server.Port,
            Security = security,
            User = FakeSmtpServer.User,
            Password = password,
            From = "nebula@nebula.example",
            To = [to],
        },
    };

    private Task<Channel> AddAsync(ChannelInput input) => _rig.AddAsync(input);

    private async Task<Delivery> TestAsync(Channel channel) =>
        (await ((ChannelTester)_rig.Services.GetService(typeof(ChannelTester))!).TestAsync(channel.Id, NotificationRig.By, CancellationToken.None)).Value!;
}
