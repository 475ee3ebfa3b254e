namespace Nebula.Runtime.Timers.Storage;

/// <summary>Keeps the status of timers, and decides which process runs each.</summary>
internal interface ITimerStore
{
    /// <summary>How long a lease lasts unless it is renewed.</summary>
    TimeSpan LeaseDuration { get; }

    /// <summary>Takes the timers that nobody owns, renews those of this process, and returns both.</summary>
    Task<IReadOnlyList<TimerLease>> AcquireAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a status if the lease still holds and the timer still stands where the caller thinks; checked and
    /// written in one step.
    /// </summary>
    /// <returns>Whether it was written. If not, someone else owns the timer now.</returns>
    Task<bool> UpdateAsync(TimerLease lease, DateTimeOffset? expectedNext, TimerStatus status, CancellationToken cancellationToken);

    /// <summary>Gives all leases of this process back.</summary>
    Task ReleaseAsync(CancellationToken cancellationToken);
}
