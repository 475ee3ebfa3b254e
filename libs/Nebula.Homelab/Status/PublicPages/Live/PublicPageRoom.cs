using System.Text;
using System.Text.Json;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>
/// Those who follow one page. They are told when what they see is another, never that something else happened; each event is written once
/// for all of them. Not safe for threads: its owner locks.
/// </summary>
internal sealed class PublicPageRoom
{
    private readonly HashSet<PublicPageViewer> _viewers = [];
    private readonly Dictionary<string, PublicServiceState> _told = new(StringComparer.Ordinal);
    private string _version = "";
    private DateTimeOffset _asOf;
    private string _sentence = "";

    public bool IsEmpty => _viewers.Count == 0;

    /// <summary>Who comes is told everything that a <c>state</c> event can tell: what happened since the page was loaded is in it.</summary>
    public void Add(PublicPageViewer viewer, PublicPageScope scope, PublicPageViewBuilder builder, StaleReason? stale)
    {
        (_version, _asOf) = (builder.BuildVersion(stale), builder.Now);
        Tell(scope, builder, stale, mayBeAnother: false);
        _viewers.Add(viewer);
        viewer.Queue.Send(Write(new PublicPageNews(_version, builder.BuildOverall(), [.. _told.Values])));
    }

    public void Remove(PublicPageViewer viewer) => _viewers.Remove(viewer);

    /// <summary>The page is gone for visitors: they come back to find out.</summary>
    public void Close()
    {
        foreach (var viewer in _viewers)
        {
            viewer.Queue.Complete();
        }
    }

    /// <param name="scope">What the page shows.</param>
    /// <param name="builder">Its words.</param>
    /// <param name="stale">Why nothing newer is known.</param>
    /// <param name="mayBeAnother">Whether more than states can have changed.</param>
    /// <returns>Whether the page is to be loaded again.</returns>
    public bool Tell(PublicPageScope scope, PublicPageViewBuilder builder, StaleReason? stale, bool mayBeAnother)
    {
        List<PublicServiceState> changed = [];
        var (moved, version) = (false, _version);
        if (mayBeAnother)
        {
            Forget(scope);
        }

        foreach (var line in scope.Lines)
        {
            var state = StateOf(line, scope.Page.ShowResponseTimes);
            var told = _told.GetValueOrDefault(state.Id);
            if (told != state)
            {
                moved |= told?.State != state.State || told.Since != state.Since;
                _told[state.Id] = state;
                changed.Add(state);
            }
        }

        // Time alone makes another version too. It is told with news of the page, never with something else that happened: that would tell of it.
        if (moved || (changed.Count > 0 && builder.Now != _asOf) || (mayBeAnother && builder.AsOf(_asOf).BuildVersion(stale) != _version))
        {
            (version, _asOf) = (builder.BuildVersion(stale), builder.Now);
        }

        var overall = builder.BuildOverall();
        if (changed.Count == 0 && version == _version && overall.Sentence == _sentence)
        {
            return false;
        }

        var isAnother = version != _version;
        (_version, _sentence) = (version, overall.Sentence);
        var frame = Write(new PublicPageNews(version, overall, changed));
        foreach (var viewer in _viewers)
        {
            viewer.Queue.Send(frame);
        }

        return isAnother;
    }

    // What was taken off the page is told to nobody who comes from now on.
    private void Forget(PublicPageScope scope)
    {
        foreach (var gone in _told.Keys.Except(scope.Lines.Select(line => line.Monitor.Key)).ToList())
        {
            _told.Remove(gone);
        }
    }

    private static PublicServiceState StateOf(ServiceLine line, bool withTimes) => new(
        line.Monitor.Key,
        line.Shown.State,
        PublicWords.Of(line.Shown.State),
        line.Shown.Since,
        withTimes ? line.LastAt : null,
        withTimes ? line.LastMs : null);

    // JSON without line breaks is one data line.
    private static byte[] Write(PublicPageNews news) => Encoding.UTF8.GetBytes($"event: state\ndata: {JsonSerializer.Serialize(news, NebulaJson.Options)}\n\n");
}
