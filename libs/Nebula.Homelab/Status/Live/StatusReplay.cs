namespace Nebula.Homelab.Status.Live;

/// <summary>The latest events, for those who come back. Not safe for threads: its owner locks.</summary>
internal sealed class StatusReplay
{
    // Nobody is sent more than StatusSubscription.MaxReplay of them; strangers are not shown most.
    private const int MaxFrames = 2000;

    private readonly Queue<StatusFrame> _frames = [];

    // Everything behind it, up to the end, is here.
    private FeedEventId _from;
    private FeedEventId _end;

    /// <summary>Forgets all: what was written before may by now be private.</summary>
    public void Clear(long from)
    {
        _frames.Clear();
        _from = _end = new FeedEventId(from, FeedEventId.End);
    }

    public void Add(long position, IEnumerable<StatusFrame> frames)
    {
        foreach (var frame in frames)
        {
            if (_frames.Count == MaxFrames)
            {
                _from = _frames.Dequeue().Id;
            }

            _frames.Enqueue(frame);
        }

        _end = new FeedEventId(position, FeedEventId.End);
    }

    /// <summary>
    /// What an audience has missed since then; null when that cannot be told: too long ago, more than a viewer can be sent at once, or a
    /// place that this feed has not reached.
    /// </summary>
    public IReadOnlyList<StatusFrame>? FindAfter(FeedEventId asked, StatusAudience audience)
    {
        if (asked.CompareTo(_from) < 0 || asked.CompareTo(_end) > 0)
        {
            return null;
        }

        var missed = _frames.Where(frame => frame.Id.CompareTo(asked) > 0 && frame.For(audience) is { Length: > 0 }).ToList();
        return missed.Count <= StatusSubscription.MaxReplay ? missed : null;
    }
}
