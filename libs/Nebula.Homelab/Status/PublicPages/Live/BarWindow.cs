using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.PublicPages.Views;

namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>The bars of a page: hours or days in UTC, the last of which is not over yet.</summary>
internal sealed record BarWindow(DateTimeOffset Since, TimeSpan Step, int Count, DateTimeOffset Now)
{
    public int Seconds => (int)Step.TotalSeconds;

    public static BarWindow? Of(UptimeBars bars, DateTimeOffset now) => bars switch
    {
        UptimeBars.Day => Ending(now, TimeSpan.FromHours(1), 24),
        UptimeBars.Quarter => Ending(now, TimeSpan.FromDays(1), 90),
        _ => null,
    };

    public IReadOnlyList<PublicBar> Draw(StateTimeline timeline)
    {
        var drawn = new PublicBar[Count];
        for (var i = 0; i < Count; i++)
        {
            var start = Since + (i * Step);
            var time = timeline.Within(start, start + Step < Now ? start + Step : Now);
            drawn[i] = new PublicBar(SecondsOf(time.Up), SecondsOf(time.Degraded), SecondsOf(time.Down), SecondsOf(time.Unknown));
        }

        return drawn;
    }

    private static BarWindow Ending(DateTimeOffset now, TimeSpan step, int count)
    {
        var last = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % step.Ticks), TimeSpan.Zero);
        return new BarWindow(last - ((count - 1) * step), step, count, now);
    }

    // A second of trouble is drawn as one; cut, it would be none.
    private static int SecondsOf(long ticks) => (int)((ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);
}
