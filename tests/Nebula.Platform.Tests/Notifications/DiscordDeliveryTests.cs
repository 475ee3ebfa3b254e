using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Notifications.Channels;
using Nebula.Testing;
using Nebula.Testing.Notifications;

namespace Nebula.Platform.Tests.Notifications;

public sealed class DiscordDeliveryTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Guid _incident = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
    private FakeDiscord _discord = null!;
    private NotificationRig _rig = null!;
    private Channel _channel = null!;

    [Fact]
    public async Task Incident_OpensAndEnds_IsOneMessageThatTellsItsDuration()
    {
        var since = _rig.Time.GetUtcNow();
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.SendAsync();
        var (first, opened) = (_discord.Messages.Single().Key, _discord.Embed.DeepClone());
        _rig.Time.Advance(TimeSpan.FromSeconds(754));
        await _rig.TellAsync(_rig.Resolved(_incident, since));
        await _rig.SendAsync();

        Assert.Equal(["POST 200", "PATCH 200"], _discord.Requests);
        Assert.Equal(first, _discord.Messages.Single().Key);
        Assert.Equal("🔴 Plex is down", opened["title"]!.GetValue<string>());
        Assert.Equal(0xCF222E, opened["color"]!.GetValue<int>());
        Assert.Equal(0x2DA44E, _discord.Embed["color"]!.GetValue<int>());
        Assert.Contains("12 min 34 s", _discord.Embed.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(first, (await _rig.LogAsync())[0].RemoteId);
    }

    [Fact]
    public async Task End_MessageWasDeleted_IsANewOne()
    {
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.SendAsync();
        _discord.Delete(_discord.Messages.Single().Key);
        await _rig.TellAsync(_rig.Resolved(_incident, _rig.Time.GetUtcNow()));
        await _rig.SendAsync();

        Assert.Equal(["POST 200", "PATCH 404", "POST 200"], _discord.Requests);
        Assert.Equal("sent, sent", await _rig.StatesAsync());
    }

    [Theory]
    [InlineData("@everyone <@&1> <@2> [here](http://evil.example) `x` ||y|| **z**")]
    [InlineData("# heading\n> quote\n```js\nbreak out")]
    [InlineData("\u202Egnp.exe\u0007 {{7*7}} %n \\")]
    public async Task Texts_OfStrangers_AreShownAsTexts(string hostile)
    {
        await _rig.TellAsync(new IncidentOpened(_incident, "service:x", $"{hostile} is down", $"{hostile}: seen", _rig.Time.GetUtcNow()));
        await _rig.SendAsync();

        var title = _discord.Embed["title"]!.GetValue<string>();
        Assert.DoesNotContain("\u202E", title, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)[\[\]`*|<@~_]", title);
        Assert.DoesNotMatch(@"(?<!\\)[\[\]`*|<@~_]", _discord.Embed["fields"]![0]!["value"]!.GetValue<string>());
        Assert.Equal("sent", await _rig.StatesAsync());
    }

    [Fact]
    public async Task Texts_LongerThanDiscordTakes_AreCut()
    {
        var endless = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦*", 3000));
        await _rig.TellAsync(new IncidentOpened(_incident, "service:x", endless, $"{endless}.", _rig.Time.GetUtcNow()));
        await _rig.SendAsync();

        Assert.Equal("sent", await _rig.StatesAsync());
        Assert.EndsWith("…", _discord.Embed["fields"]![0]!["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limited_429_WaitsAsLongAsItSaysAndSendsOnce()
    {
        _discord.LimitNext(64.57);
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.SendAsync();
        var (waiting, shown) = (await _rig.StatesAsync(), (await _rig.Channels.ListAsync([], CancellationToken.None)).Items.Single());
        _rig.Time.Advance(TimeSpan.FromSeconds(64));
        await _rig.SendAsync();
        var early = _discord.Requests.Count;
        _rig.Time.Advance(TimeSpan.FromSeconds(1));
        await _rig.SendAsync();

        Assert.Equal("waiting rate_limited", waiting);
        Assert.Equal((1, true), (shown.Waiting, shown.WaitsFor!.Contains("rate limited", StringComparison.Ordinal)));
        Assert.Equal(1, early);
        Assert.Equal("sent", await _rig.StatesAsync());
        Assert.Single(_discord.Messages);
    }

    [Fact]
    public async Task Limited_ByTheWallWithAPage_WaitsForMinutes()
    {
        _discord.LimitNext(0, html: true);
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.SendAsync();
        _rig.Time.Advance(TimeSpan.FromMinutes(9));
        await _rig.SendAsync();

        Assert.Single(_discord.Requests);
    }

    [Fact]
    public async Task Bucket_IsEmpty_AsksOnlyWhenItIsFullAgain()
    {
        _discord.Remaining = 0;
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.TellAsync(_rig.Opened(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "service:other"));
        await _rig.SendAsync();
        var before = _discord.Requests.Count;
        _rig.Time.Advance(TimeSpan.FromSeconds(1.6));
        await _rig.SendAsync();

        Assert.Equal((1, 2), (before, _discord.Requests.Count));
    }

    [Fact]
    public async Task Failing_ForADay_IsGivenUpVisiblyAndTold()
    {
        await _rig.TellAsync(_rig.Opened(_incident));
        for (var attempt = 0; attempt < 200 && (await _rig.StatesAsync()).StartsWith("waiting", StringComparison.Ordinal); attempt++)
        {
            _discord.FailNext(503);
            await _rig.SendAsync();
            _rig.Time.Advance(TimeSpan.FromMinutes(10));
        }

        var log = await _rig.LogAsync();
        Assert.Equal("failed given_up", await _rig.StatesAsync());
        Assert.Contains("503", log[0].Detail, StringComparison.Ordinal);
        Assert.InRange(log[0].Attempts, 100, 200);
    }

    [Fact]
    public async Task Down_ForAnHour_TellsEachStoryOnceWhenItIsBack()
    {
        var (since, ended) = (_rig.Time.GetUtcNow(), Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.TellAsync(_rig.Opened(ended, "service:nas"));
        for (var minute = 0; minute < 60; minute += 5)
        {
            if (minute == 30)
            {
                await _rig.TellAsync(_rig.Resolved(ended, since, "service:nas"));
            }

            for (var i = 0; i < 6; i++)
            {
                _discord.FailNext(503);
            }

            await _rig.SendAsync();
            _rig.Time.Advance(TimeSpan.FromMinutes(5));
        }

        _discord.StopFailing();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await _rig.SendAsync();
            _rig.Time.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(2, _discord.Messages.Count);
        Assert.Equal([0xCF222E, 0x2DA44E], _discord.Messages.Values.Select(message => message["embeds"]![0]!["color"]!.GetValue<int>()).OrderDescending());
        Assert.Equal(2, _discord.Requests.Count(request => request == "POST 200"));
    }

    [Fact]
    public async Task Webhook_IsGone_IsNotAskedAgainUntilSomebodyChangesIt()
    {
        _discord.AnswerNext(context =>
        {
            context.Response.StatusCode = 404;
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, """{"message":"Unknown Webhook","code":10015}""");
        });
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.SendAsync();
        await _rig.TellAsync(_rig.Opened(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "service:other"));
        await _rig.SendAsync();

        Assert.Equal("failed rejected, not_sent channel_broken", await _rig.StatesAsync());
        Assert.Contains("Unknown Webhook", (await _rig.Channels.ListAsync([], CancellationToken.None)).Items.Single().Broken, StringComparison.Ordinal);
        Assert.Single(_discord.Requests);
    }

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscord.StartAsync();
        _rig = await NotificationRig.StartAsync(database, _folder, _discord.Authority, settings: ("NEBULA_DISCORD_API", _discord.Api));
        _channel = await _rig.AddAsync(new ChannelInput { Name = "Discord", Kind = ChannelKind.Discord, Discord = new DiscordInput(FakeDiscord.WebhookUrl) });
        await _rig.RuleAsync(null, _channel);
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _discord.DisposeAsync();
        _folder.Dispose();
    }
}
