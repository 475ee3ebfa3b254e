using Microsoft.Extensions.Logging;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Http.Throttling;

/// <summary>
/// Whether the process is near its limits: its memory is most of what it may have (the container's limit, else the
/// machine's), or its threads are so busy that new work waits. Looked at once a second.
/// </summary>
internal sealed class ProcessPressure : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // New work starts within microseconds, unless threads are taken.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(500);

    private readonly double _threshold;
    private readonly TimeProvider _time;
    private readonly Func<double> _memoryShare;
    private readonly Action<Action> _queue;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private long _asked;
    private long _waited;
    private volatile bool _isMemoryHigh;

    /// <param name="threshold">The share of its memory that is too much.</param>
    /// <param name="memoryShare">The share in use now.</param>
    /// <param name="queue">Has work done by the threads that serve requests.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where to write.</param>
    public ProcessPressure(double threshold, Func<double> memoryShare, Action<Action> queue, TimeProvider time, ILogger logger)
    {
        _threshold = threshold;
        _time = time;
        _memoryShare = memoryShare;
        _queue = queue;
        _logger = logger;
        _timer = time.CreateTimer(static state => ((ProcessPressure)state!).Look(), this, Interval, Interval);
    }

    public bool IsHigh => _isMemoryHigh || AreThreadsBusy;

    /// <summary>Work that was queued at the last look waits for too long, or did so.</summary>
    private bool AreThreadsBusy
    {
        get
        {
            var asked = Volatile.Read(ref _asked);
            return asked != 0 ? _time.GetElapsedTime(asked) > LongestWait : TimeSpan.FromTicks(Volatile.Read(ref _waited)) > LongestWait;
        }
    }

    public static ProcessPressure OfThisProcess(double threshold, TimeProvider time, ILogger logger) =>
        new(threshold, MemoryShare, static work => ThreadPool.UnsafeQueueUserWorkItem(_ => work(), null), time, logger);

    public static double MemoryShare() =>
        (double)Environment.WorkingSet / Math.Max(1, GC.GetGCMemoryInfo(GCKind.Any).TotalAvailableMemoryBytes);

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var share = _memoryShare();
        var isHigh = share > _threshold;
        if (isHigh != _isMemoryHigh)
        {
            _logger.MemoryPressure(isHigh ? "above" : "below", _threshold);
        }

        _isMemoryHigh = isHigh;
        if (Interlocked.CompareExchange(ref _asked, _time.GetTimestamp(), 0) == 0)
        {
            _queue(Answer);
        }
    }

    private void Answer()
    {
        Volatile.Write(ref _waited, _time.GetElapsedTime(Volatile.Read(ref _asked)).Ticks);
        Volatile.Write(ref _asked, 0);
    }
}
