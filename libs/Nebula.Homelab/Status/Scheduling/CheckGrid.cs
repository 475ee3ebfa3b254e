using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Nebula.Homelab.Status.Scheduling;

/// <summary>
/// When a monitor is due: every interval since the epoch, shifted by a phase that follows from its id. Nothing adds up, so nothing
/// drifts, every process computes the same moments, and many monitors spread evenly over the interval.
/// </summary>
public readonly struct CheckGrid
{
    private readonly long _interval;
    private readonly long _phase;

    public CheckGrid(Guid monitorId, TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        _interval = interval.Ticks;
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(monitorId.ToByteArray(), hash);
        // Whole milliseconds: finer than any timer, and readable in a log.
        var phase = (long)(BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)_interval);
        _phase = phase - (phase % TimeSpan.TicksPerMillisecond);
    }

    /// <summary>The first moment after the one given.</summary>
    public DateTimeOffset Next(DateTimeOffset after) => Last(after).AddTicks(_interval);

    /// <summary>The last moment at or before the one given.</summary>
    public DateTimeOffset Last(DateTimeOffset at)
    {
        var ticks = at.UtcTicks - _phase;
        return new DateTimeOffset(ticks - (ticks % _interval) + _phase, TimeSpan.Zero);
    }
}
