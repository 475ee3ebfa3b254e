using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Automations.Storage;
using Nebula.Platform.Events.Feed;
using Npgsql;

namespace Nebula.Platform.Automations;

/// <summary>
/// The automations that run, in memory, so that an event that concerns none costs nothing. It is read anew each second and whenever the feed
/// tells of a change, which stands there before whatever happens after it. What it says is only a first look: the run is claimed on the rows.
/// </summary>
internal sealed class AutomationBook(NpgsqlDataSource database, AutomationStore store, TimeProvider time)
{
    public const string Source = "automations";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private List<Automation> _active = [];
    private long? _readAt;

    public bool IsStale => _readAt is not { } readAt || time.GetElapsedTime(readAt) >= Fresh;

    public bool Concerns(FeedEvent happened) => _active.Exists(automation => automation.Fits(happened));

    public IReadOnlyList<Automation> Of(FeedEvent happened) => _active.FindAll(automation => automation.Fits(happened));

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var readAt = time.GetTimestamp();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        _active = await store.ReadActiveAsync(connection, cancellationToken);
        _readAt = readAt;
    }
}
