namespace Nebula.Cli.Supervision;

/// <summary>How long to wait before a service that ended is started again: 0.5 s, doubling to 30 s, anew after a stable minute.</summary>
internal sealed class RestartBackoff(TimeProvider clock)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan Stable = TimeSpan.FromMinutes(1);

    private TimeSpan _next = First;
    private long _startedAt;

    public void Started() => _startedAt = clock.GetTimestamp();

    public TimeSpan NextDelay()
    {
        if (_startedAt != 0 && clock.GetElapsedTime(_startedAt) >= Stable)
        {
            _next = First;
        }

        var delay = _next;
        _next = delay * 2 < Longest ? delay * 2 : Longest;
        _startedAt = 0;
        return delay;
    }
}
