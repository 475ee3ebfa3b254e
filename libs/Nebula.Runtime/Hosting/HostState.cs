namespace Nebula.Runtime.Hosting;

/// <summary>Where the process stands between its start and its end, and who it is.</summary>
internal sealed class HostState(TimeProvider time)
{
    // As long as the real host lets a request wait for its start.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile HostPhase _phase = HostPhase.Starting;

    /// <summary>Tells this process from the others of the app, and from the one before it.</summary>
    public string InstanceId { get; } = Guid.CreateVersion7().ToString();

    public HostPhase Phase => _phase;

    /// <summary>
    /// Whether functions may run. While the host stops, the server takes no new connections; what still comes on an
    /// open one is answered.
    /// </summary>
    public bool ServesFunctions => _phase is HostPhase.Running or HostPhase.Stopping;

    public void Start()
    {
        Interlocked.CompareExchange(ref _phase, HostPhase.Running, HostPhase.Starting);
        _started.TrySetResult();
    }

    /// <returns>Whether the host was running.</returns>
    public bool TakeOffline() => Interlocked.CompareExchange(ref _phase, HostPhase.Offline, HostPhase.Running) == HostPhase.Running;

    /// <returns>Whether the host was offline.</returns>
    public bool BringOnline() => Interlocked.CompareExchange(ref _phase, HostPhase.Running, HostPhase.Offline) == HostPhase.Offline;

    public void Stop() => _phase = HostPhase.Stopping;

    /// <summary>Waits for the start, for a while.</summary>
    /// <returns>Whether functions may run now.</returns>
    public async Task<bool> WaitForStartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _started.Task.WaitAsync(LongestWait, time, cancellationToken);
            return ServesFunctions;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
