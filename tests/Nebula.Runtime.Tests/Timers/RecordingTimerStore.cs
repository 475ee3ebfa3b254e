using System.Collections.Concurrent;
using Nebula.Runtime.Timers.Storage;
using Npgsql;

namespace Nebula.Runtime.Tests.Timers;

/// <summary>A store for one timer, which can be seeded and read, and made to fail or to hang.</summary>
internal sealed class RecordingTimerStore(TimerStatus? seed, int failures) : ITimerStore
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _changed = new(0);
    private readonly ConcurrentQueue<TimerStatus> _written = new();
    private int _failures = failures;
    private int _asked;
    private volatile bool _hangs;
    private TimerStatus? _status = seed;

    public IReadOnlyList<TimerStatus> Written => [.. _written];

    public bool IsReleased { get; private set; }

    /// <summary>How often leases were asked for.</summary>
    public int Asked => _asked;

    /// <summary>What a failure throws.</summary>
    public Exception Failure { get; set; } = new NpgsqlException("The storage cannot be reached.");

    /// <summary>As good as without end, as most tests move the clock on in leaps.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromDays(36_500);

    public Task<IReadOnlyList<TimerLease>> AcquireAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        if (_hangs)
        {
            return new TaskCompletionSource<IReadOnlyList<TimerLease>>().Task;
        }

        return Interlocked.Decrement(ref _failures) >= 0
            ? throw Failure
            : Task.FromResult<IReadOnlyList<TimerLease>>([new TimerLease(names.Single(), 1, _status)]);
    }

    public Task<bool> UpdateAsync(TimerLease lease, DateTimeOffset? expectedNext, TimerStatus status, CancellationToken cancellationToken)
    {
        _status = status;
        _written.Enqueue(status);
        _changed.Release();
        return Task.FromResult(true);
    }

    public Task<TimerStatus?> FindStatusAsync(string name, CancellationToken cancellationToken) => Interlocked.Decrement(ref _failures) >= 0
        ? throw Failure
        : Task.FromResult(_status);

    public Task ReleaseAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        IsReleased = true;
        return Task.CompletedTask;
    }

    /// <summary>From now on nobody is answered.</summary>
    public void Hang() => _hangs = true;

    public void Fail(int times) => Interlocked.Exchange(ref _failures, times);

    public Task<bool> ChangedWithinAsync(TimeSpan wait) => _changed.WaitAsync(wait);

    public async Task<TimerStatus> WaitForWriteAsync(int count)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (_written.Count < count)
        {
            await _changed.WaitAsync(deadline.Token);
        }

        return Written[count - 1];
    }
}
