using Microsoft.Extensions.Logging;
using Nebula.Homelab.Status.Recording;

namespace Nebula.Homelab.Status.Scheduling;

/// <summary>
/// Gathers finished checks and writes them in batches. While the database is away it keeps them, up to a limit, and writes them later;
/// what was written twice by a lost answer is recognised there.
/// </summary>
internal sealed partial class ResultWriter(StatusRecorder recorder, StatusMetrics metrics, TimeProvider time, ILogger<ResultWriter> logger)
{
    private const int MaxBatch = 500;

    // 1,000 monitors every 20 s for half an hour; about 60 MB at worst.
    private const int MaxHeld = 90_000;

    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Queue<CheckReport> _held = [];
    private readonly SemaphoreSlim _added = new(0);

    private bool _failing;

    public int Held
    {
        get
        {
            lock (_lock)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>Those of the monitors of which a result is not written yet.</summary>
    public IReadOnlySet<int> HeldOf(IReadOnlySet<int> nos)
    {
        lock (_lock)
        {
            return _held.Select(report => report.MonitorNo).Where(nos.Contains).ToHashSet();
        }
    }

    public void Add(CheckReport report)
    {
        lock (_lock)
        {
            if (_held.Count == MaxHeld)
            {
                _held.Dequeue();
                metrics.Dropped(1);
            }

            _held.Enqueue(report);
        }

        if (_added.CurrentCount == 0)
        {
            _added.Release();
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _added.WaitAsync(cancellationToken);
            await Task.Delay(Linger, time, cancellationToken);
            while (Held > 0)
            {
                if (!await WriteAsync(cancellationToken))
                {
                    await Task.Delay(RetryDelay, time, cancellationToken);
                }
            }
        }
    }

    /// <summary>Writes one batch; false when the database did not take it, and it is kept.</summary>
    public async Task<bool> WriteAsync(CancellationToken cancellationToken)
    {
        List<CheckReport> batch;
        lock (_lock)
        {
            batch = [.. _held.Take(MaxBatch)];
        }

        if (batch.Count == 0)
        {
            return true;
        }

        try
        {
            var receipt = await recorder.RecordAsync(batch, cancellationToken);
            if (receipt.Refused.Count > 0)
            {
                LogRefused(receipt.Refused.Count);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (!_failing)
            {
                LogFailed(exception, batch.Count);
            }

            _failing = true;
            return false;
        }

        if (_failing)
        {
            LogBack(Held);
        }

        _failing = false;
        Forget(batch);
        return true;
    }

    private void Forget(List<CheckReport> written)
    {
        lock (_lock)
        {
            // The limit may have dropped some of them from the front meanwhile.
            var set = written.ToHashSet(ReferenceEqualityComparer.Instance);
            while (_held.TryPeek(out var first) && set.Contains(first))
            {
                _held.Dequeue();
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Refused the results of {Count} monitors: their claims had passed to another process")]
    private partial void LogRefused(int count);

    [LoggerMessage(LogLevel.Warning, "Could not write {Count} results; keeping them, and checking goes on")]
    private partial void LogFailed(Exception exception, int count);

    [LoggerMessage(LogLevel.Information, "The database takes results again; {Count} are waiting")]
    private partial void LogBack(int count);
}
