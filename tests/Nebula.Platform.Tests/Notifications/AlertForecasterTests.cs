using Dapper;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Rules;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>Would an outage be told now, and if not, why not.</summary>
public sealed class AlertForecasterTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private NotificationRig _rig = null!;

    [Fact]
    public async Task AskAsync_WithoutAChannelOrARule_SaysHowToMakeOne()
    {
        var without = await AskAsync();
        await ChannelAsync();
        var without2 = await AskAsync();

        Assert.StartsWith("There is no channel yet.", without.Obstacle, StringComparison.Ordinal);
        Assert.StartsWith("There is a channel, but no rule", without2.Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskAsync_RuleThatMeansIt_NamesTheChannel()
    {
        var channel = await ChannelAsync();
        await _rig.RuleAsync(null, channel);

        var forecast = await AskAsync();

        Assert.Null(forecast.Obstacle);
        Assert.Equal("House", Assert.Single(forecast.Channels).Name);
    }

    [Theory]
    [InlineData("categories", "it means the categories stream, and this is server.")]
    [InlineData("severity", "it tells from the severity critical on, and this is error.")]
    [InlineData("sources", "it means the sources backups, and this comes from status.")]
    [InlineData("types", "it means the types backup.*, and this is incident.opened.")]
    [InlineData("subjects", "it means the subjects service:plex only.")]
    [InlineData("off", "the rule is switched off.")]
    [InlineData("quiet", "its quiet hours hold it back until 2026-06-10 13:00 UTC.")]
    [InlineData("schedule", "its schedule does not count now (UTC).")]
    public async Task AskAsync_RuleThatWouldNotTell_SaysWhich(string what, string expected)
    {
        var channel = await ChannelAsync();
        await _rig.RuleAsync(rule => Change(rule with { Name = "Mine" }, what), channel);

        var forecast = await AskAsync();

        Assert.Empty(forecast.Channels);
        Assert.Equal($"No rule would tell it now. Mine: {expected}", forecast.Obstacle);
    }

    public async Task InitializeAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("delete from notification_rules; delete from notification_channels");
        _rig = await NotificationRig.StartAsync(database, _folder, "127.0.0.1:9");
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        _folder.Dispose();
    }

    private static RuleInput Change(RuleInput rule, string what) => what switch
    {
        "categories" => rule with { Match = new() { Categories = [EventCategory.Stream] } },
        "severity" => rule with { Match = new() { MinSeverity = EventSeverity.Critical } },
        "sources" => rule with { Match = new() { Sources = ["backups"] } },
        "types" => rule with { Match = new() { Types = ["backup.*"] } },
        "subjects" => rule with { Match = new() { Subjects = ["service:plex"] } },
        "off" => rule with { Enabled = false },
        "quiet" => rule with { QuietHours = [new WeeklyWindow { From = "11:00", To = "13:00" }] },
        _ => rule with { Schedule = [new WeeklyWindow { From = "20:00", To = "21:00" }] },
    };

    private Task<Channel> ChannelAsync() => _rig.AddAsync(
        new ChannelInput { Name = "House", Kind = ChannelKind.Webhook, Webhook = new WebhookInput("https://hooks.example/house", null) });

    private Task<AlertForecast> AskAsync() => new AlertForecaster(database.DataSource, _rig.Time).AskAsync(
        new IncidentOpened(Guid.Empty, "service:fire:drill", "Fire drill is down", "", _rig.Time.GetUtcNow()).Header, CancellationToken.None);
}
