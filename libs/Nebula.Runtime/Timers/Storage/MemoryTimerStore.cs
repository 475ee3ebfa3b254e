using System.Collections.Concurrent;

namespace Nebula.Runtime.Timers.Storage;

/// <summary>For a process without storage: it owns every timer and forgets when it ends.</summary>
internal sealed class MemoryTimerStore : ITimerStore
{
    private readonly ConcurrentDictionary<string, TimerStatus> _statuses = new(StringComparer.Ordinal);

    public TimeSpan LeaseDuration => TimeSpan.MaxValue;

    public Task<IReadOnlyList<TimerLease>> AcquireAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TimerLease>>([.. names.Select(name => new TimerLease(name, 1, _statuses.GetValueOrDefault(name)))]);

    public Task<bool> UpdateAsync(TimerLease lease, DateTimeOffset? expectedNext, TimerStatus status, CancellationToken cancellationToken)
    {
        _statuses[lease.Name] = status;
        return Task.FromResult(true);
    }

    public Task ReleaseAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) => Task.CompletedTask;
}
