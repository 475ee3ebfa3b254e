using Microsoft.Extensions.Logging;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Http.Throttling;

/// <summary>
/// Tells of requests that are turned away: as it begins, and once none was for a while how many there were. A line for
/// each would flood the log when the app has least to spare.
/// </summary>
internal sealed class Refusals : IDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(10);

    private readonly Lock _change = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private long _count;
    private long _last;

    public Refusals(TimeProvider time, ILogger logger)
    {
        _time = time;
        _logger = logger;
        _timer = time.CreateTimer(static state => ((Refusals)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <param name="reason">Ends the sentence "requests are turned away: …".</param>
    public void Add(string reason)
    {
        lock (_change)
        {
            _last = _time.GetTimestamp();
            if (++_count == 1)
            {
                _logger.TurningAway(reason);
                _timer.Change(Calm, Calm);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        lock (_change)
        {
            if (_count == 0 || _time.GetElapsedTime(_last) < Calm)
            {
                return;
            }

            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _logger.TurnedAway(_count);
            _count = 0;
        }
    }
}
