namespace Nebula.Runtime.Hosting;

/// <summary>Where the process stands between its start and its end, and who it is.</summary>
internal sealed class HostState(TimeProvider time)
{
    // As long as the real host lets a request wait for its start.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Lock _change = new();
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile HostPhase _phase = HostPhase.Starting;
    private volatile bool _servesFunctions;

    /// <summary>Tells this process from the others of the app, and from the one before it.</summary>
    public string InstanceId { get; } = Guid.CreateVersion7().ToString();

    public HostPhase Phase => _phase;

    /// <summary>
    /// Whether functions may run. A stop leaves that as it was: the server takes no new connections then, and what still
    /// comes on an open one is answered.
    /// </summary>
    public bool ServesFunctions => _servesFunctions;

    public void Start()
    {
        Move(HostPhase.Starting, HostPhase.Running);
        _settled.TrySetResult();
    }

    /// <returns>Whether the host was running.</returns>
    public bool TakeOffline() => Move(HostPhase.Running, HostPhase.Offline);

    /// <returns>Whether the host was offline.</returns>
    public bool BringOnline() => Move(HostPhase.Offline, HostPhase.Running);

    public void Stop()
    {
        lock (_change)
        {
            _phase = HostPhase.Stopping;
        }

        // What waits for the start need not wait any longer.
        _settled.TrySetResult();
    }

    /// <summary>Waits for the start, for a while.</summary>
    /// <returns>Whether functions may run now.</returns>
    public async Task<bool> WaitForStartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _settled.Task.WaitAsync(LongestWait, time, cancellationToken);
            return ServesFunctions;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private bool Move(HostPhase from, HostPhase to)
    {
        lock (_change)
        {
            if (_phase != from)
            {
                return false;
            }

            _phase = to;
            _servesFunctions = to is HostPhase.Running;
            return true;
        }
    }
}
