using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.Audit;
using Nebula.Platform.Configuration;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Handling;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Events.Matching;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Throttling;
using Nebula.Platform.Notifications;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Platform.Notifications.Reminding;
using Nebula.Platform.Notifications.Rules;
using Nebula.Platform.Secrets;
using Nebula.Testing;
using StackExchange.Redis;
using Role = Nebula.Platform.Identity.Role;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>Notifications on a test's database, moved by hand and by a clock of the test's.</summary>
internal sealed class NotificationRig : IAsyncDisposable
{
    public static readonly Principal Owner =
        new() { Kind = PrincipalKind.User, UserId = Guid.Empty, Name = "owner", Role = Role.Owner, Granted = RolePermissions.Of(Role.Owner) };

    public static readonly Actor By = Actor.Of(Owner);

    private readonly TestDatabase _database;
    private readonly IHost _host;
    private long _position;

    private NotificationRig(TestDatabase database, FakeTimeProvider time, IHost host) => (_database, Time, _host) = (database, time, host);

    public FakeTimeProvider Time { get; }

    /// <summary>The stories that go on, as who tells of them would say.</summary>
    public OpenStoriesOfTest Open => Services.GetRequiredService<OpenStoriesOfTest>();

    public IServiceProvider Services => _host.Services;

    public ChannelService Channels => Services.GetRequiredService<ChannelService>();

    public RuleService Rules => Services.GetRequiredService<RuleService>();

    private IEventHandler Handler => Services.GetServices<IEventHandler>().Single(handler => handler.Name == "notifications");

    /// <param name="database">Where.</param>
    /// <param name="folder">For the key file; shared by two of one installation.</param>
    /// <param name="reachable">Servers of the test.</param>
    /// <param name="time">The clock; shared by two of one installation.</param>
    /// <param name="settings">More settings.</param>
    public static async Task<NotificationRig> StartAsync(
        TestDatabase database, TemporaryFolder folder, string reachable, FakeTimeProvider? time = null, params (string Name, string Value)[] settings)
    {
        time ??= new FakeTimeProvider(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["NEBULA_POSTGRES"] = database.ConnectionUri,
            ["NEBULA_POSTGRES_PREFIX"] = database.Prefix,
            ["NEBULA_SECRETS_KEY_FILE"] = folder.At("secrets.keys"),
            ["NEBULA_OUTBOUND_ALLOW"] = reachable,
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IConnectionMultiplexer>(await ConnectionMultiplexer.ConnectAsync("127.0.0.1:1,abortConnect=false,connectTimeout=1"));
        builder.Services.AddNebulaOptions<EventsOptions>(EventsOptions.SectionName);
        builder.Services.AddNebulaDatabase();
        builder.Services.AddSecrets();
        builder.Services.AddSingleton<OutboxSignal>();
        builder.Services.AddSingleton<EventStore>();
        builder.Services.AddSingleton(new LoginThrottle(new MemoryAttemptLedger(time)));
        builder.Services.AddNotifications();
        builder.Services.AddSingleton<OpenStoriesOfTest>();
        builder.Services.AddSingleton<IOpenStories>(provided => provided.GetRequiredService<OpenStoriesOfTest>());
        var rig = new NotificationRig(database, time, builder.Build());

        // Not started: nothing moves but what the test moves.
        rig._position = await rig.Services.GetRequiredService<EventStore>().ReadEndAsync(CancellationToken.None);
        return rig;
    }

    public async Task<Channel> AddAsync(ChannelInput input)
    {
        var made = await Channels.CreateAsync(input, By, CancellationToken.None);
        return made.IsSuccess ? made.Value : throw new InvalidOperationException(made.Error.Detail);
    }

    public async Task<Rule> RuleAsync(Func<RuleInput, RuleInput>? change, params Channel[] channels)
    {
        var input = new RuleInput
        {
            Name = $"rule {Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}",
            Match = new EventMatch { MinSeverity = EventSeverity.Error },
            ChannelIds = [.. channels.Select(channel => channel.Id)],
        };
        Result<Rule> made = await Rules.CreateAsync(change?.Invoke(input) ?? input, Owner, By, CancellationToken.None);
        return made.IsSuccess ? made.Value : throw new InvalidOperationException(made.Error.Detail);
    }

    /// <summary>Lets something happen now, and rules see it.</summary>
    public async Task<FeedEvent> TellAsync(PlatformEvent happened)
    {
        await using (var connection = await _database.DataSource.OpenConnectionAsync())
        {
            await EventOutbox.AppendAsync(connection, happened, null, Time.GetUtcNow(), CancellationToken.None);
        }

        return (await MoveAsync())[^1];
    }

    /// <summary>Brings what was told to the log, and rules see it.</summary>
    public async Task<IReadOnlyList<FeedEvent>> MoveAsync()
    {
        var transfer = new OutboxTransfer(_database.DataSource);
        await transfer.MoveAsync(new OutboxSource("home", _database.DataSource), new EventMover(), 500, CancellationToken.None);
        return await PlanAsync();
    }

    /// <summary>What the handler is told since the last time.</summary>
    private async Task<IReadOnlyList<FeedEvent>> PlanAsync()
    {
        var news = await Services.GetRequiredService<EventStore>().ReadAfterAsync(_position, Enum.GetValues<EventCategory>(), 1000, CancellationToken.None);
        foreach (var happened in news)
        {
            await Handler.HandleAsync(happened, CancellationToken.None);
            _position = happened.Position;
        }

        return news;
    }

    public Task HandleAgainAsync(FeedEvent happened) => Handler.HandleAsync(happened, CancellationToken.None);

    /// <returns>How many reminders are planned.</returns>
    public Task<int> RemindAsync() => Services.GetRequiredService<ReminderPlanner>().PlanAsync(CancellationToken.None);

    public async Task SendAsync()
    {
        while (await Services.GetRequiredService<ChannelTurn>().RunAsync(CancellationToken.None))
        {
        }
    }

    /// <summary>The log, oldest first.</summary>
    public async Task<IReadOnlyList<Delivery>> LogAsync()
    {
        var page = await Services.GetRequiredService<DeliveryLog>().ReadPageAsync(new DeliveryQuery { Limit = 100 }, Enum.GetValues<EventCategory>(), CancellationToken.None);
        return [.. page.Value!.Items.Reverse()];
    }

    public async Task<string> StatesAsync() =>
        string.Join(", ", (await LogAsync()).Select(line => $"{EventText.Of(line.State)}{(line.Reason is { } reason ? $" {EventText.Of(reason)}" : "")}"));

    public async Task EmptyAsync()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("truncate notification_channels, notification_rules, notification_deliveries, notification_messages, story_holds, notification_links, event_outbox");
    }

    public IncidentOpened Opened(Guid incident, string root = "service:plex") => new(incident, root, "Plex is down", "expected 200, got 502", Time.GetUtcNow());

    public IncidentResolved Resolved(Guid incident, DateTimeOffset since, string root = "service:plex") =>
        new(incident, root, "Plex is down", "Recovered.", since, Time.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        await EmptyAsync();
        _host.Dispose();
    }
}
