using System.Text.Json;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Live;

/// <summary>The view of each audience as JSON, made once for all who ask within a moment. Not safe for threads: its owner locks.</summary>
internal sealed class StatusPages
{
    // Between results only clocks move on in a view; that often it is made again.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    // With many monitors something changes all the time; that often is often enough for a page.
    private static readonly TimeSpan AtMost = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<StatusAudience, StatusPage> _pages = [];

    /// <summary>Everything is made anew: who may see what has changed.</summary>
    public void Clear() => _pages.Clear();

    public ReadOnlyMemory<byte>? Read(StatusAudience audience, DateTimeOffset now, long changes, bool stale, Func<StatusView?> build)
    {
        if (_pages.GetValueOrDefault(audience) is { } page
            && (page.Changes == changes ? now - page.At < Fresh : now - page.At < AtMost && page.Stale == stale))
        {
            return page.Json;
        }

        if (build() is not { } view)
        {
            return null;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(view, NebulaJson.Options);
        _pages[audience] = new StatusPage(json, now, changes, stale);
        return json;
    }

    private sealed record StatusPage(byte[] Json, DateTimeOffset At, long Changes, bool Stale);
}
