namespace Nebula.Homelab.Status.Live;

/// <summary>The page of each audience, made once for all who ask within a moment. Not safe for threads: its owner locks.</summary>
internal sealed class StatusPages
{
    // Between results only clocks move on in a view; that often it is made again.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    // With many monitors something changes all the time; that often is often enough for a page.
    private static readonly TimeSpan AtMost = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<StatusAudience, WrittenPage> _pages = [];

    /// <summary>Everything is made anew: who may see what has changed.</summary>
    public void Clear() => _pages.Clear();

    /// <param name="audience">Whose.</param>
    /// <param name="now">The time.</param>
    /// <param name="changes">The number of changes so far.</param>
    /// <param name="stale">Whether what is shown is stale.</param>
    /// <param name="write">Writes the page anew. Null when there is nothing to show.</param>
    public StatusPage? Read(StatusAudience audience, DateTimeOffset now, long changes, bool stale, Func<StatusPage?> write)
    {
        if (_pages.GetValueOrDefault(audience) is { } page
            && (page.Changes == changes ? now - page.At < Fresh : now - page.At < AtMost && page.Stale == stale))
        {
            return page.Page;
        }

        var written = write();
        if (written is not null)
        {
            _pages[audience] = new WrittenPage(written, now, changes, stale);
        }

        return written;
    }

    private sealed record WrittenPage(StatusPage Page, DateTimeOffset At, long Changes, bool Stale);
}
