using Nebula.Runtime.Timers.Storage;
using Npgsql;

namespace Nebula.Runtime.Tests.Timers;

/// <summary>Once killed, nothing reaches the database any more, as after the death of a process; the lease is not given back.</summary>
internal sealed class KillableTimerStore(ITimerStore inner) : ITimerStore
{
    private volatile bool _isKilled;

    public TimeSpan LeaseDuration => inner.LeaseDuration;

    public void Kill() => _isKilled = true;

    public Task<IReadOnlyList<TimerLease>> AcquireAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        ThrowIfKilled();
        return inner.AcquireAsync(names, cancellationToken);
    }

    public Task<bool> UpdateAsync(TimerLease lease, DateTimeOffset? expectedNext, TimerStatus status, CancellationToken cancellationToken)
    {
        ThrowIfKilled();
        return inner.UpdateAsync(lease, expectedNext, status, cancellationToken);
    }

    public Task<TimerStatus?> FindStatusAsync(string name, CancellationToken cancellationToken)
    {
        ThrowIfKilled();
        return inner.FindStatusAsync(name, cancellationToken);
    }

    public Task ReleaseAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        ThrowIfKilled();
        return inner.ReleaseAsync(names, cancellationToken);
    }

    private void ThrowIfKilled()
    {
        if (_isKilled)
        {
            throw new NpgsqlException("Killed.");
        }
    }
}
