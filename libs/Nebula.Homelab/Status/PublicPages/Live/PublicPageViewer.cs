using Nebula.Platform.Streams;

namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>One visitor who follows a page.</summary>
public sealed class PublicPageViewer : IDisposable
{
    private readonly Action<PublicPageViewer> _leave;

    internal PublicPageViewer(string slug, string group, Action<PublicPageViewer> leave) => (Slug, Group, _leave) = (slug, group, leave);

    public StreamQueue Queue { get; } = new();

    internal string Slug { get; }

    internal string Group { get; }

    public void Dispose()
    {
        _leave(this);
        Queue.Dispose();
    }
}
