using System.Runtime.CompilerServices;

namespace Nebula.Platform.ServiceMap;

/// <summary>Holds the map in force and tells who waits for a change of it. Safe for any number of threads.</summary>
public sealed class ServiceMapProvider
{
    private State _state = new(new ServiceMapSnapshot { Path = "", LoadedAt = default });

    public ServiceMapSnapshot Current => Volatile.Read(ref _state).Snapshot;

    /// <summary>The current map at once, then every later one; a reader that is slow gets the latest only. Ends with the token, by throwing.</summary>
    public async IAsyncEnumerable<ServiceMapSnapshot> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var state = Volatile.Read(ref _state);
            yield return state.Snapshot;
            await state.Replaced.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Puts another map in force; the watcher does.</summary>
    public void Publish(ServiceMapSnapshot snapshot)
    {
        var replaced = Interlocked.Exchange(ref _state, new State(snapshot));
        replaced.Replaced.SetResult();
    }

    private sealed record State(ServiceMapSnapshot Snapshot)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
