using System.Text.Json;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Testing;
using Nebula.Testing.Notifications;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>Our sender with a mail server that is not ours: what arrives is read by its parser, what goes wrong is said in its words.</summary>
public sealed class RealMailServerTests(TestDatabase database, RealMailServer server)
    : IClassFixture<TestDatabase>, IClassFixture<RealMailServer>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private NotificationRig _rig = null!;

    [Fact]
    public async Task Mail_WithTextsOfManyScripts_ArrivesAsWritten()
    {
        var input = Mail("open", "kitchen@nebula.example");
        await RuleAsync(input with { Email = input.Email! with { From = "Küche 🛰 <nebula@nebula.example>" } });
        await _rig.TellAsync(_rig.Opened(NewIncident()) with { Title = "Kühlschrank: ЖЖЖ läuft heiß 🔥", Reason = "größer als 8 °C – „zu warm“\n.\n..zwei Punkte" });
        await _rig.SendAsync();

        var mail = Assert.Single(await server.MailsAsync("kitchen@nebula.example"));
        Assert.Equal("sent", await _rig.StatesAsync());
        Assert.Contains("] Kühlschrank: ЖЖЖ läuft heiß 🔥", Of(mail, "subject"), StringComparison.Ordinal);
        Assert.Contains("größer als 8 °C – „zu warm“\n.\n..zwei Punkte", Of(mail, "text"), StringComparison.Ordinal);
        Assert.Contains("läuft heiß 🔥", System.Net.WebUtility.HtmlDecode(Of(mail, "html")), StringComparison.Ordinal);
        Assert.Contains("Küche 🛰", Of(mail, "from"), StringComparison.Ordinal);
        Assert.Equal($"<{(await _rig.LogAsync()).Single().Id:N}@nebula.example>", Of(mail, "messageId"));
    }

    [Theory]
    [InlineData("plain", "nebula by PLAIN")]
    [InlineData("login", "nebula by LOGIN")]
    public async Task SignIn_AsTheServerOffers_DeliversAndAWrongPasswordDoesNot(string door, string user)
    {
        var right = await TestAsync(Mail(door, $"{door}@nebula.example", RealMailServer.Password));
        var wrong = await TestAsync(Mail(door, $"{door}-wrong@nebula.example", "another-password"));
        var none = await TestAsync(Mail(door, $"{door}-none@nebula.example"));

        Assert.Equal(DeliveryState.Sent, right.State);
        Assert.Equal(user, Of(Assert.Single(await server.MailsAsync($"{door}@nebula.example")), "user"));
        Assert.Equal((DeliveryState.Failed, DeliveryReason.Rejected), (wrong.State, wrong.Reason));
        Assert.Contains("did not take user and password", wrong.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("another-password", wrong.Answer, StringComparison.Ordinal);
        Assert.Equal((DeliveryState.Failed, DeliveryReason.Rejected), (none.State, none.Reason));
        Assert.Contains("530", none.Answer, StringComparison.Ordinal);
        Assert.Empty(await server.MailsAsync($"{door}-wrong@nebula.example"));
        Assert.Empty(await server.MailsAsync($"{door}-none@nebula.example"));
    }

    [Fact]
    public async Task Recipient_IsUnknown550_IsRefusedForGoodInTheServersWords()
    {
        await RuleAsync(Mail("open", "nobody@nebula.example"));
        await _rig.TellAsync(_rig.Opened(NewIncident()));
        await _rig.SendAsync();

        Assert.Equal("failed rejected", await _rig.StatesAsync());
        Assert.Contains("answered 550: No such user here", (await _rig.LogAsync()).Single().Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("busy@nebula.example", "450", false)]
    [InlineData("leaves@nebula.example", "could not be asked", true)]
    [InlineData("drops@nebula.example", "could not be asked", true)]
    public async Task Mailbox_IsBusyOrTheServerBreaksOff_IsTriedAgainAndArrives(string to, string answer, bool maybeTwice)
    {
        await RuleAsync(Mail("open", to));
        await _rig.TellAsync(_rig.Opened(NewIncident()));
        await _rig.SendAsync();
        var (waiting, first) = (await _rig.StatesAsync(), (await _rig.LogAsync()).Single());
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        await _rig.SendAsync();

        Assert.Equal("waiting retrying", waiting);
        Assert.Contains(answer, first.Answer, StringComparison.Ordinal);
        Assert.Equal("sent", await _rig.StatesAsync());
        var line = (await _rig.LogAsync()).Single();
        Assert.Equal((2, maybeTwice), (line.Attempts, line.Detail?.Contains("may have arrived twice", StringComparison.Ordinal) ?? false));
        Assert.Single(await server.MailsAsync(to));
    }

    [Theory]
    [InlineData("startTls", EmailSecurity.StartTls)]
    [InlineData("tls", EmailSecurity.Tls)]
    [InlineData("open", EmailSecurity.StartTls)]
    public async Task Server_IsAStrangerOrHasNoTls_HearsNoPasswordAndGetsNothing(string door, EmailSecurity security)
    {
        var mail = Mail(door, "stranger@nebula.example", RealMailServer.Password);
        var sent = await TestAsync(mail with { Email = mail.Email! with { Security = security } });

        Assert.Equal(DeliveryState.Failed, sent.State);
        Assert.Empty(await server.MailsAsync("stranger@nebula.example"));
    }

    public async Task InitializeAsync() => _rig = await NotificationRig.StartAsync(database, _folder, server.Endpoints);

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        _folder.Dispose();
    }

    private static Guid NewIncident() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private static string Of(JsonElement mail, string member) => mail.GetProperty(member).GetString()!;

    private ChannelInput Mail(string door, string to, string? password = null) => new()
    {
        Name = to,
        Kind = ChannelKind.Email,
        Email = new EmailInput
        {
            Host = "127.0.0.1",
            Port = server.PortOf(door),
            Security = EmailSecurity.None,
            User = password is null ? null : RealMailServer.User,
            Password = password,
            From = "nebula@nebula.example",
            To = [to],
        },
    };

    private async Task RuleAsync(ChannelInput input) => await _rig.RuleAsync(null, await _rig.AddAsync(input));

    private async Task<Delivery> TestAsync(ChannelInput input) =>
        (await ((ChannelTester)_rig.Services.GetService(typeof(ChannelTester))!)
            .TestAsync((await _rig.AddAsync(input)).Id, NotificationRig.By, CancellationToken.None)).Value!;
}
