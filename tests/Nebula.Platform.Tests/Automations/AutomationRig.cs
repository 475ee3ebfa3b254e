using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.Audit;
using Nebula.Platform.Automations;
using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Automations.DryRuns;
using Nebula.Platform.Automations.Runs;
using Nebula.Platform.Cache;
using Nebula.Platform.Configuration;
using Nebula.Platform.Database;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Handling;
using Nebula.Platform.Events.Matching;
using Nebula.Platform.Identity;
using Nebula.Platform.Secrets.Masking;
using Nebula.Platform.Tests.Events;
using Nebula.Platform.Tests.Secrets;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Platform.Tests.Automations;

/// <summary>Automations as the app has them, on a test's database; the feed and the runner are moved by hand.</summary>
internal sealed class AutomationRig : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private readonly TemporaryFolder _folder = new();
    private readonly SecretKit _secrets;
    private readonly EventRig _events;
    private readonly IEventHandler _handler;
    private readonly AutomationRunner _runner;
    private long _position = -1;

    public AutomationRig(TestDatabase database, string outboundAllow = "", NpgsqlDataSource? pool = null)
    {
        (_database, _secrets, _events) = (database, new SecretKit(_folder), new EventRig(database, Time));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("NEBULA_OUTBOUND_ALLOW", outboundAllow)]).Build();
        Action = new ScriptedAction(database.DataSource);
        var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<TimeProvider>(Time).AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(pool ?? database.DataSource).AddSingleton(_secrets.Cipher).AddSingleton(_secrets.Mask).AddSingleton<EventStore>();
        services.AddNebulaOptions<PostgresOptions>(PostgresOptions.SectionName).AddNebulaOptions<RedisOptions>(RedisOptions.SectionName);
        services.AddSingleton<Nebula.Platform.Leases.LeaseKeeper>();
        services.AddAutomations().AddSingleton<IAutomationAction>(Action);
        _services = services.BuildServiceProvider();
        _handler = _services.GetServices<IEventHandler>().Single();
        _runner = _services.GetServices<IHostedService>().OfType<AutomationRunner>().Single();
    }

    public static Actor Author { get; } = new(PrincipalKind.User, "0198", "Nemo");

    public static Principal Owner { get; } = Having(Permissions.EventsRead, Permissions.AuditRead, Permissions.AutomationsWrite, "tests.run");

    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public ScriptedAction Action { get; }

    public SecretMask Mask => _secrets.Mask;

    public AutomationService Automations => _services.GetRequiredService<AutomationService>();

    public DryRunService DryRuns => _services.GetRequiredService<DryRunService>();

    public RunRetention Retention => _services.GetRequiredService<RunRetention>();

    public static Principal Having(params string[] permissions) => new() { Kind = PrincipalKind.User, Name = "Nemo", Granted = permissions.ToHashSet() };

    /// <summary>When a bell rings, the scripted action.</summary>
    public static AutomationInput OnBell(string name, params IReadOnlyList<AutomationActionInput> actions) => new()
    {
        Name = name,
        Match = new EventMatch { Types = ["bell.rang"] },
        Actions = actions.Count > 0 ? actions : [Scripted("text", "{event.title}")],
    };

    public static AutomationActionInput Scripted(params string[] pairs) => Of(ScriptedAction.Kind, pairs);

    public static AutomationActionInput Of(string kind, params string[] pairs) => new()
    {
        Kind = kind,
        Parameters = pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]),
    };

    public async Task<Automation> AddAsync(AutomationInput input)
    {
        var created = await Automations.CreateAsync(input, Owner, Author, CancellationToken.None);
        Assert.True(created.IsSuccess, created.Error?.Detail);

        // Ids and histories go by the millisecond.
        Time.Advance(TimeSpan.FromMilliseconds(2));

        // A handler begins with what happens after its first start.
        await FeedAsync();
        return created.Value;
    }

    public Task<Guid> TellAsync(PlatformEvent happened) => _database.DataSource.TellAsync(happened);

    /// <summary>What has happened reaches the log and the automations; what is due is done; until nothing more happens.</summary>
    public async Task SettleAsync()
    {
        do
        {
            await FeedAsync();
            Time.Advance(TimeSpan.FromMilliseconds(2));
            while (await _runner.RunDueAsync(CancellationToken.None) > 0)
            {
            }
        }
        while (await _database.DataSource.CountOutboxAsync() > 0);
    }

    public async Task FeedAsync()
    {
        await _events.DispatchAsync();
        _position = _position < 0 ? await _events.Handlers.OpenAsync(_handler.Name, CancellationToken.None) : _position;
        for (var before = -1L; before != _position;)
        {
            before = _position;
            _position = await _events.Runner.TellNextAsync(_handler, _position, CancellationToken.None);
        }
    }

    /// <summary>The feed is told again from an earlier place, as after a crash before it was noted down.</summary>
    public async Task FeedAgainAsync(FeedEvent happened) => await _handler.HandleAsync(happened, CancellationToken.None);

    public Task RunDueAsync(CancellationToken cancellationToken) => _runner.RunDueAsync(cancellationToken);

    public async Task<IReadOnlyList<AutomationRun>> RunsAsync(Guid automation) => (await _services.GetRequiredService<RunHistory>().ListAsync(
        automation, Enum.GetValues<EventCategory>(), null, 100, CancellationToken.None)).Value!.Items;

    public async Task<IReadOnlyList<AutomationRun>> RunsSeenAsync(Guid automation, params EventCategory[] visible) =>
        (await _services.GetRequiredService<RunHistory>().ListAsync(automation, visible, null, 100, CancellationToken.None)).Value!.Items;

    /// <summary>Events of a type, the oldest first.</summary>
    public async Task<List<FeedEvent>> EventsAsync(string type) =>
        [.. (await _events.Store.ReadAfterAsync(0, Enum.GetValues<EventCategory>(), 1000, CancellationToken.None)).Where(happened => happened.Type == type)];

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _events.Dispose();
        _secrets.Dispose();
        _folder.Dispose();
    }
}
