using Npgsql;

namespace Nebula.Homelab.Status.Scheduling;

/// <summary>Keeps this process's lease alive and its share of the monitors claimed.</summary>
internal sealed class ClaimKeeper(NpgsqlDataSource database, CheckPlan plan, ResultWriter writer, TimeProvider time)
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan GiveBackEvery = TimeSpan.FromMilliseconds(500);

    private const int ClaimAtOnce = 500;

    private readonly ClaimStore _store = new();
    private readonly string _name = $"{Environment.MachineName}/{Environment.ProcessId}";

    private HashSet<int> _leaving = [];
    private long? _connectedSince;

    /// <summary>How long until the next round: soon while others wait for what is being given back.</summary>
    public TimeSpan Pause => _leaving.Count > 0 ? GiveBackEvery : RenewEvery;

    public Guid Worker { get; } = Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>One round: renew, take a fair share, put it into the plan. Throws when the database is away; the plan then stays as it is.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var counts = await _store.RenewAsync(connection, Worker, _name, Lease, cancellationToken);
            _connectedSince ??= time.GetTimestamp();
            var mine = await _store.ReadAsync(connection, Worker, plan.Versions(), cancellationToken);
            if (Shared(mine) > counts.FairShare)
            {
                await GiveBackAsync(connection, mine, counts.FairShare, cancellationToken);
                return;
            }

            _leaving = [];
            plan.Replace(await TakeAsync(connection, mine, counts.FairShare, cancellationToken), time.GetUtcNow());
        }
        catch
        {
            _connectedSince = null;
            throw;
        }
    }

    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await _store.LeaveAsync(connection, Worker, cancellationToken);
    }

    // Whoever lost the database for a while may find leases expired that their owners could not renew either.
    private bool MaySteal => _connectedSince is { } since && time.GetElapsedTime(since) >= Lease;

    private static int Shared(List<ClaimedMonitor> mine) => mine.Count(monitor => !monitor.Drill);

    private async Task<List<ClaimedMonitor>> TakeAsync(
        NpgsqlConnection connection, List<ClaimedMonitor> mine, int share, CancellationToken cancellationToken)
    {
        var taken = 0;
        for (var room = share - Shared(mine); room > 0;)
        {
            var count = await _store.ClaimAsync(connection, Worker, Math.Min(room, ClaimAtOnce), MaySteal, cancellationToken);
            if (count == 0)
            {
                break;
            }

            (taken, room) = (taken + count, room - count);
        }

        return taken > 0 ? await _store.ReadAsync(connection, Worker, plan.Versions(), cancellationToken) : mine;
    }

    // First nothing new is begun, then what runs is let finish and be written, and only then is it another's: a claim that passed on
    // earlier would have the result refused.
    private async Task GiveBackAsync(NpgsqlConnection connection, List<ClaimedMonitor> mine, int share, CancellationToken cancellationToken)
    {
        _leaving =
        [
            .. mine.Where(monitor => !monitor.Drill).Select(monitor => monitor.No)
                .OrderByDescending(_leaving.Contains).ThenByDescending(no => no).Take(Shared(mine) - share),
        ];
        plan.Replace(mine.FindAll(monitor => !_leaving.Contains(monitor.No)), time.GetUtcNow());
        var idle = _leaving.Where(no => !plan.IsRunning(no)).ToHashSet();
        idle.ExceptWith(writer.HeldOf(idle));
        if (idle.Count > 0)
        {
            await _store.ReleaseAsync(connection, Worker, [.. idle], cancellationToken);
            _leaving.ExceptWith(idle);
        }
    }
}
