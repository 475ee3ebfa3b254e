namespace Nebula.Platform.Identity.Throttling;

/// <summary>The fallback while Redis is away: this process counts for itself. Bounded, so that made-up names cannot fill the memory.</summary>
internal sealed class MemoryAttemptLedger(TimeProvider time, int capacity = 10_000) : IAttemptLedger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public Task<long> CountAsync(string key, TimeSpan window)
    {
        lock (_lock)
        {
            var entry = Find(key) ?? new Entry(0, time.GetUtcNow() + window);
            Put(key, entry with { Count = entry.Count + 1 });
            return Task.FromResult(entry.Count + 1);
        }
    }

    public Task UncountAsync(string key)
    {
        lock (_lock)
        {
            if (Find(key) is { Count: > 0 } entry)
            {
                Put(key, entry with { Count = entry.Count - 1 });
            }

            return Task.CompletedTask;
        }
    }

    public Task<TimeSpan> TryHoldAsync(string key, TimeSpan duration)
    {
        lock (_lock)
        {
            if (Find(key) is { } entry)
            {
                return Task.FromResult(entry.EndsAt - time.GetUtcNow());
            }

            Put(key, new Entry(1, time.GetUtcNow() + duration));
            return Task.FromResult(TimeSpan.Zero);
        }
    }

    public Task<TimeSpan> RemainingAsync(string key)
    {
        lock (_lock)
        {
            return Task.FromResult(Find(key) is { } entry ? entry.EndsAt - time.GetUtcNow() : TimeSpan.Zero);
        }
    }

    public Task ForgetAsync(params string[] keys)
    {
        lock (_lock)
        {
            foreach (var key in keys)
            {
                _entries.Remove(key);
            }

            return Task.CompletedTask;
        }
    }

    private Entry? Find(string key) => _entries.TryGetValue(key, out var entry) && entry.EndsAt > time.GetUtcNow() ? entry : null;

    private void Put(string key, Entry entry)
    {
        if (_entries.Count >= capacity && !_entries.ContainsKey(key))
        {
            MakeRoom();
        }

        _entries[key] = entry;
    }

    private void MakeRoom()
    {
        var now = time.GetUtcNow();
        foreach (var (key, _) in _entries.Where(entry => entry.Value.EndsAt <= now).ToList())
        {
            _entries.Remove(key);
        }

        if (_entries.Count >= capacity)
        {
            _entries.Remove(_entries.MinBy(entry => entry.Value.EndsAt).Key);
        }
    }

    private sealed record Entry(long Count, DateTimeOffset EndsAt);
}
