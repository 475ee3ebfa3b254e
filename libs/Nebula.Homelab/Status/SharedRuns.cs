using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status;

/// <summary>At most one run per key: who asks for what already runs gets that run's answer. A caller that leaves does not end it.</summary>
internal sealed class SharedRuns<TKey, TAnswer>
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Task<Result<TAnswer>>> _runs = [];

    public Task<Result<TAnswer>> RunAsync(TKey key, Func<Task<Result<TAnswer>>> start, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_runs.TryGetValue(key, out var run))
            {
                _runs[key] = run = StartAsync(key, start);
            }

            return run.WaitAsync(cancellationToken);
        }
    }

    private async Task<Result<TAnswer>> StartAsync(TKey key, Func<Task<Result<TAnswer>>> start)
    {
        // Out of the lock, and out of the way of the first caller.
        await Task.Yield();
        try
        {
            return await start();
        }
        finally
        {
            lock (_lock)
            {
                _runs.Remove(key);
            }
        }
    }
}
