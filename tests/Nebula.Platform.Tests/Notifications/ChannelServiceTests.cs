using System.Text;
using System.Text.Json;
using Dapper;
using Nebula.Platform.Events;
using Nebula.Platform.Json;
using Nebula.Platform.Notifications.Channels;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Notifications;

public sealed class ChannelServiceTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Url = "http://127.0.0.1:9/hook/url-token-1234567890";
    private const string Key = "signing-key-that-nobody-sees";

    private static readonly ChannelInput Input = new() { Name = "Nautilus", Kind = ChannelKind.Webhook, Webhook = new WebhookInput(Url, Key) };

    private readonly TemporaryFolder _folder = new();
    private NotificationRig _rig = null!;

    [Fact]
    public async Task Create_SecretsGiven_StandInNoAnswerAndAreSealedAtRest()
    {
        var made = await _rig.AddAsync(Input);

        var list = await _rig.Channels.ListAsync(Enum.GetValues<EventCategory>(), default);
        var found = await _rig.Channels.FindAsync(made.Id, Enum.GetValues<EventCategory>(), default);
        var shown = JsonSerializer.Serialize(new object[] { made, list, found.Value! }, NebulaJson.Options) + await WrittenAsync();
        Assert.Contains("http://127.0.0.1:9", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("url-token", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, shown, StringComparison.Ordinal);
        var kept = await KeptAsync(made.Id);
        Assert.Equal((Url, Key), (kept.Url, kept.Key));
    }

    [Fact]
    public async Task Create_SecretMade_IsShownOnceAndNotInTheAuditLog()
    {
        var made = await _rig.AddAsync(Input with { Webhook = new WebhookInput(Url) });

        var later = await _rig.Channels.FindAsync(made.Id, Enum.GetValues<EventCategory>(), default);
        var written = await WrittenAsync();
        Assert.Equal((await KeptAsync(made.Id)).Key, made.SigningSecret);
        Assert.Null(later.Value!.SigningSecret);
        Assert.Contains("***", written, StringComparison.Ordinal);
        Assert.DoesNotContain(made.SigningSecret!, written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_SecretsLeftOut_Stay()
    {
        var made = await _rig.AddAsync(Input);

        var updated = await _rig.Channels.UpdateAsync(made.Id, 1, Input with { Name = "Nautilus II", Webhook = new WebhookInput() }, NotificationRig.By, default);

        var kept = await KeptAsync(made.Id);
        Assert.Equal(("Nautilus II", 2), (updated.Value!.Name, updated.Value.Version));
        Assert.Equal((Url, Key), (kept.Url, kept.Key));
    }

    [Fact]
    public async Task Update_VersionThatIsOver_IsAConflictAndChangesNothing()
    {
        var made = await _rig.AddAsync(Input);
        await _rig.Channels.UpdateAsync(made.Id, 1, Input with { Name = "First" }, NotificationRig.By, default);

        var late = await _rig.Channels.UpdateAsync(made.Id, 1, Input with { Name = "Second" }, NotificationRig.By, default);

        Assert.Equal("channel_changed", late.Error!.Code);
        Assert.Equal("First", (await _rig.Channels.FindAsync(made.Id, [], default)).Value!.Name);
    }

    [Fact]
    public async Task Create_NameTaken_IsAConflict()
    {
        await _rig.AddAsync(Input);

        var again = await _rig.Channels.CreateAsync(Input with { Name = "NAUTILUS" }, NotificationRig.By, default);

        Assert.Equal("channel_name_taken", again.Error!.Code);
    }

    public async Task InitializeAsync() => _rig = await NotificationRig.StartAsync(database, _folder, "127.0.0.1");

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>All that the channel left in tables, as text; bytes as the letters they may be.</summary>
    private async Task<string> WrittenAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var rows = await connection.QuerySingleAsync<string>("select string_agg(o::text, '') || (select string_agg(c::text, '') from notification_channels c) from audit_outbox o");
        var bytes = await connection.QueryAsync<byte[]>("select sealed from notification_channels");
        return rows + string.Concat(bytes.Select(Encoding.Latin1.GetString));
    }

    private async Task<ChannelSecret> KeptAsync(Guid id)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var vault = (ChannelVault)_rig.Services.GetService(typeof(ChannelVault))!;
        return (await vault.OpenAsync((await ChannelStore.FindAsync(connection, id, default))!, default)).Value!;
    }
}
