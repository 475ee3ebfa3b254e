namespace Nebula.Runtime.Timers.Storage;

/// <summary>Keeps the status of timers, and decides which process runs each.</summary>
internal interface ITimerStore
{
    /// <summary>How long a lease lasts unless it is renewed.</summary>
    TimeSpan LeaseDuration { get; }

    /// <summary>Takes the timers that nobody owns, renews those of this process, and returns both.</summary>
    Task<IReadOnlyList<TimerLease>> AcquireAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a status if nobody took the timer over and it still stands where the caller thinks; checked and written in one
    /// step. All but the end of a run needs a lease that has not run out, too.
    /// </summary>
    /// <returns>Whether it was written. If not, someone else owns the timer now.</returns>
    Task<bool> UpdateAsync(TimerLease lease, DateTimeOffset? expectedNext, TimerStatus status, CancellationToken cancellationToken);

    /// <summary>Where a timer stands, whoever runs it; null where nobody ran it yet.</summary>
    Task<TimerStatus?> FindStatusAsync(string name, CancellationToken cancellationToken);

    /// <summary>Gives leases of this process back; those of others stay.</summary>
    Task ReleaseAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);
}
