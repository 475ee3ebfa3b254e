using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Views;

/// <summary>
/// What strangers are answered from the database: the same answer to all for a few seconds, read once, by a few at a time. However many
/// ask, the connections that sign-in and results need stay free.
/// </summary>
internal sealed class PublicAnswers<TAnswer>(SemaphoreSlim readers, TimeProvider time)
{
    private const int MaxKept = 500;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (TAnswer Answer, long At)> _kept = new(StringComparer.Ordinal);
    private readonly SharedRuns<string, TAnswer> _runs = new();

    public async Task<Result<TAnswer>> ReadAsync(string key, Func<Task<Result<TAnswer>>> read, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out var kept) && time.GetElapsedTime(kept.At) < Fresh)
            {
                return kept.Answer;
            }
        }

        return await _runs.RunAsync(key, () => ReadOnceAsync(key, read), cancellationToken);
    }

    private async Task<Result<TAnswer>> ReadOnceAsync(string key, Func<Task<Result<TAnswer>>> read)
    {
        if (!await readers.WaitAsync(Patience))
        {
            return Error.Unavailable("status_busy", "Too many ask for this at the moment; try again in a moment.") with { RetryAfter = TimeSpan.FromSeconds(2) };
        }

        try
        {
            var answer = await read();
            if (answer.IsSuccess)
            {
                Keep(key, answer.Value);
            }

            return answer;
        }
        finally
        {
            readers.Release();
        }
    }

    private void Keep(string key, TAnswer answer)
    {
        lock (_lock)
        {
            // A moment's answers are worth no order of who goes first.
            if (_kept.Count >= MaxKept)
            {
                _kept.Clear();
            }

            _kept[key] = (answer, time.GetTimestamp());
        }
    }
}
