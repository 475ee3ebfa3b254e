using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Handling;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Events;

/// <summary>The parts of the spine on a test's database, moved by hand.</summary>
internal sealed class EventRig : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly TestDatabase _database;

    public EventRig(TestDatabase database, TimeProvider time)
    {
        _database = database;
        Metrics = new EventMetrics(_services.GetRequiredService<IMeterFactory>());
        Store = new EventStore(database.DataSource);
        Streams = new EventStreams(Store, Live, TimeProvider.System);
        Handlers = new HandlerStore(database.DataSource);
        Runner = new EventHandlerRunner(Handlers, Store, Live, Metrics, time, NullLogger<EventHandlerRunner>.Instance);
    }

    public EventMetrics Metrics { get; }

    public EventStore Store { get; }

    public EventLive Live { get; } = new();

    public EventStreams Streams { get; }

    public HandlerStore Handlers { get; }

    public EventHandlerRunner Runner { get; }

    /// <summary>Brings what waits in homelab_jarvis to the log.</summary>
    public async Task DispatchAsync()
    {
        var transfer = new OutboxTransfer(_database.DataSource);
        while (await transfer.MoveAsync(new OutboxSource("home", _database.DataSource), new EventMover(), 500, CancellationToken.None) == 500)
        {
        }
    }

    /// <summary>What the follower does once.</summary>
    public async Task FollowAsync() =>
        Live.Publish(await Store.ReadAfterAsync(Live.End, Enum.GetValues<Nebula.Platform.Events.EventCategory>(), 10_000, CancellationToken.None));

    public void Dispose()
    {
        Metrics.Dispose();
        _services.Dispose();
    }
}
