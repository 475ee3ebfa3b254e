using System.Collections.Concurrent;

namespace Nebula.Runtime.Timers.Storage;

/// <summary>For a process without storage: it owns every timer and forgets when it ends.</summary>
internal sealed class MemoryTimerStore : ITimerStore
{
    private readonly ConcurrentDictionary<string, TimerStatus> _statuses = new(StringComparer.Ordinal);

    /// <summary>Longer than any process lives: there is nobody to lose a timer to.</summary>
    public TimeSpan LeaseDuration => TimeSpan.FromDays(36_500);

    public Task<IReadOnlyList<TimerLease>> AcquireAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TimerLease>>([.. names.Select(name => new TimerLease(name, 1, _statuses.GetValueOrDefault(name)))]);

    public Task<bool> UpdateAsync(TimerLease lease, DateTimeOffset? expectedNext, TimerStatus status, CancellationToken cancellationToken)
    {
        _statuses[lease.Name] = status;
        return Task.FromResult(true);
    }

    public Task<TimerStatus?> FindStatusAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_statuses.GetValueOrDefault(name));

    public Task ReleaseAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) => Task.CompletedTask;
}
