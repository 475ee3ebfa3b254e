using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Rules;
using Nebula.Testing;
using Nebula.Testing.Http;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>What is told when: quiet hours, schedules, repeats, several rules, and events that are told twice.</summary>
public sealed class RuleTimeTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly WeeklyWindow Night = new() { From = "22:00", To = "07:00" };

    private readonly TemporaryFolder _folder = new();
    private readonly Guid _incident = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
    private FakeHttpServer _server = null!;
    private NotificationRig _rig = null!;
    private Channel _channel = null!;

    [Fact]
    public async Task Quiet_BeginsAndEndsWithinThem_IsNeverTold()
    {
        await _rig.RuleAsync(rule => rule with { QuietHours = [Night] }, _channel);
        At(23);
        await _rig.TellAsync(_rig.Opened(_incident));
        At(24);
        await _rig.TellAsync(_rig.Resolved(_incident, _rig.Time.GetUtcNow()));
        At(32);
        await _rig.SendAsync();

        Assert.Equal("not_sent quiet_hours, not_sent quiet_hours", await _rig.StatesAsync());
        Assert.Equal(0, _server.Requests);
    }

    [Fact]
    public async Task Quiet_StillOpenAtTheirEnd_IsToldThenWithItsEnd()
    {
        await _rig.RuleAsync(rule => rule with { QuietHours = [Night] }, _channel);
        At(23);
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.SendAsync();
        var held = (await _rig.StatesAsync(), _server.Requests);
        At(31.1);
        await _rig.SendAsync();
        await _rig.TellAsync(_rig.Resolved(_incident, _rig.Time.GetUtcNow()));
        await _rig.SendAsync();

        Assert.Equal(("waiting quiet_hours", 0), held);
        Assert.Equal("sent, sent", await _rig.StatesAsync());
    }

    [Fact]
    public async Task Quiet_CriticalPasses_AndInfoIsDropped()
    {
        await _rig.RuleAsync(rule => rule with { QuietHours = [Night], QuietPass = EventSeverity.Error, Match = new() }, _channel);
        At(23);
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.TellAsync(new ProcessStarted("x", "y", 1));
        await _rig.SendAsync();

        Assert.Equal("sent, not_sent quiet_hours", await _rig.StatesAsync());
    }

    [Fact]
    public async Task Schedule_OutsideOfIt_NeitherBeginningNorEndIsTold()
    {
        await _rig.RuleAsync(rule => rule with { Schedule = [new WeeklyWindow { Days = [DayOfWeek.Monday], From = "08:00", To = "18:00" }] }, _channel);
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.TellAsync(_rig.Resolved(_incident, _rig.Time.GetUtcNow()));

        Assert.Equal("not_sent outside_schedule, not_sent story_not_told", await _rig.StatesAsync());
    }

    [Fact]
    public async Task Repeat_OfTheSame_WaitsAndIsToldOnlyIfItLasts()
    {
        await _rig.RuleAsync(null, _channel);
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.TellAsync(_rig.Resolved(_incident, _rig.Time.GetUtcNow()));
        var (again, lasting) = (NewId(), NewId());
        _rig.Time.Advance(TimeSpan.FromSeconds(30));
        await _rig.TellAsync(_rig.Opened(again));
        await _rig.TellAsync(_rig.Resolved(again, _rig.Time.GetUtcNow()));
        await _rig.TellAsync(_rig.Opened(lasting));
        await _rig.SendAsync();
        var soon = await _rig.StatesAsync();
        _rig.Time.Advance(TimeSpan.FromMinutes(5));
        await _rig.SendAsync();

        Assert.Equal("sent, sent, not_sent duplicate, not_sent duplicate, waiting duplicate", soon);
        Assert.EndsWith(", sent", await _rig.StatesAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoRules_OneChannel_IsToldOnce()
    {
        await _rig.RuleAsync(null, _channel);
        await _rig.RuleAsync(null, _channel);
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.SendAsync();

        Assert.Equal("sent, not_sent other_rule", await _rig.StatesAsync());
    }

    [Fact]
    public async Task Event_IsToldToTheHandlerAgain_ChangesNothing()
    {
        await _rig.RuleAsync(null, _channel);
        var happened = await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.HandleAgainAsync(happened);
        await _rig.SendAsync();
        await _rig.HandleAgainAsync(happened);
        await _rig.SendAsync();

        Assert.Equal("sent", await _rig.StatesAsync());
        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task Preview_OfTheSameEvents_SaysWhatWasSent()
    {
        var rule = await _rig.RuleAsync(rule => rule with { QuietHours = [Night] }, _channel);
        At(23);
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.TellAsync(_rig.Resolved(_incident, _rig.Time.GetUtcNow()));
        At(34);
        var second = NewId();
        await _rig.TellAsync(_rig.Opened(second));
        await _rig.TellAsync(_rig.Resolved(second, _rig.Time.GetUtcNow()));

        var input = new RuleInput { Name = "tried", Match = rule.Match, ChannelIds = [_channel.Id], QuietHours = rule.QuietHours };
        var preview = (await Preview(input)).Value!;
        var log = await _rig.LogAsync();

        Assert.Equal((2, 2, true), (preview.Sent, preview.NotSent, preview.Complete));
        Assert.Equal(log.Select(line => (line.EventId, line.Reason)).Reverse(), preview.Items.Select(item => ((Guid?)item.EventId, item.Reason)));
    }

    [Fact]
    public void Clock_HourThatIsSkippedOrComesTwice_KeepsToTheWall()
    {
        var clock = new WeekClock(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), [new WeeklyWindow { From = "02:30", To = "03:30" }]);
        var (spring, autumn) = (Utc(2026, 3, 29, 1, 0), Utc(2026, 10, 25, 0, 30));

        // 02:00 to 03:00 is not there: at 03:00 the window is open, and it ends at 03:30.
        Assert.True(clock.Holds(spring));
        Assert.Equal(Utc(2026, 3, 29, 1, 30), clock.EndAfter(spring));

        // 02:30 comes twice; between them it is 02:00 again, outside of the window.
        Assert.True(clock.Holds(autumn));
        Assert.Equal(Utc(2026, 10, 25, 1, 0), clock.EndAfter(autumn));
    }

    public async Task InitializeAsync()
    {
        _server = await FakeHttpServer.StartAsync(context => Task.CompletedTask);
        _rig = await NotificationRig.StartAsync(database, _folder, _server.Url.Authority);
        _channel = await _rig.AddAsync(new ChannelInput { Name = "hook", Kind = ChannelKind.Webhook, Webhook = new WebhookInput(_server.Url.AbsoluteUri) });
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await Dapper.SqlMapper.ExecuteAsync(connection, "truncate events cascade");
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private Task<Nebula.Platform.Errors.Result<RulePreview>> Preview(RuleInput input) =>
        ((RulePreviewer)_rig.Services.GetService(typeof(RulePreviewer))!).RunAsync(input, Enum.GetValues<EventCategory>(), CancellationToken.None);

    private void At(double hour) => _rig.Time.SetUtcNow(new DateTimeOffset(2026, 6, 10, 0, 0, 0, TimeSpan.Zero).AddHours(hour));

    private static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
