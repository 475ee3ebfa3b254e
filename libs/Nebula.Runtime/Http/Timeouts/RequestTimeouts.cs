using Microsoft.Extensions.Logging;
using Nebula.Runtime.Invocation;

namespace Nebula.Runtime.Http.Timeouts;

/// <summary>
/// Watches over the running requests of the app, all with one timeout. A request takes a slot in an array and gives it
/// back: there is no timer, no clock and no allocation for it. One timer sweeps the slots; a request expires at most
/// two of its ticks late, and never early.
/// </summary>
internal sealed class RequestTimeouts : IDisposable
{
    private static readonly TimeSpan LongestTick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(50);

    private readonly RequestSlots[] _shards;
    private readonly Func<RuntimeFunctionContext, ExpiredRequest> _expire;
    private readonly ITimer _timer;
    private readonly int _allowedTicks;
    private int _tick;

    public RequestTimeouts(TimeSpan timeout, TimeProvider time, ILogger logger)
    {
        var tick = TimeSpan.FromTicks(Math.Clamp(timeout.Ticks / 20, ShortestTick.Ticks, LongestTick.Ticks));
        _allowedTicks = (int)Math.Ceiling(timeout / tick);
        _expire = invocation => new ExpiredRequest(invocation, timeout, time, logger);
        _shards = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new RequestSlots())];
        _timer = time.CreateTimer(static state => ((RequestTimeouts)state!).Sweep(), this, tick, tick);
    }

    public RequestSlot Begin(RuntimeFunctionContext invocation)
    {
        // Processors take turns at a shard, so that they seldom meet at its lock.
        var shard = _shards[(uint)Thread.GetCurrentProcessorId() % (uint)_shards.Length];
        return new RequestSlot(shard, shard.Take(invocation, Volatile.Read(ref _tick)));
    }

    /// <returns>What the timeout began, if it came before the function's end.</returns>
    public static ExpiredRequest? End(RequestSlot slot) => slot.Shard.GiveBack(slot.Index);

    public void Dispose() => _timer.Dispose();

    private void Sweep()
    {
        var latest = Interlocked.Increment(ref _tick) - _allowedTicks - 1;
        foreach (var shard in _shards)
        {
            shard.ExpireUpTo(latest, _expire);
        }
    }
}
