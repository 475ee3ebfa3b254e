namespace Nebula.Homelab.Status.Live;

/// <summary>Everybody who follows the stream of this process. Not safe for threads: its owner locks.</summary>
internal sealed class StatusViewers
{
    private readonly Dictionary<StatusSubscription, string> _groups = [];
    private readonly ViewerSeats _seats = new();

    public bool TryAdd(StatusSubscription viewer, string group)
    {
        if (!_seats.TryTake(viewer.Audience, group))
        {
            return false;
        }

        _groups.Add(viewer, group);
        return true;
    }

    public void Remove(StatusSubscription viewer)
    {
        if (_groups.Remove(viewer, out var group))
        {
            _seats.Free(viewer.Audience, group);
        }
    }

    public void Send(IEnumerable<StatusFrame> frames)
    {
        foreach (var frame in frames)
        {
            foreach (var viewer in _groups.Keys)
            {
                viewer.Send(frame);
            }
        }
    }

    public void Tell(StatusFrame frame)
    {
        foreach (var viewer in _groups.Keys)
        {
            viewer.Tell(frame);
        }
    }

    public void Restart(StatusFrame frame)
    {
        foreach (var viewer in _groups.Keys)
        {
            viewer.Restart(frame);
        }
    }
}
