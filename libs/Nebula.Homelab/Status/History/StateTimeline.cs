namespace Nebula.Homelab.Status.History;

/// <summary>The states of one monitor over time, oldest first; each lasts until the next begins, the last one until it is asked about.</summary>
public sealed class StateTimeline
{
    private readonly List<StateChange> _changes;

    public StateTimeline(IEnumerable<StateChange> changes)
    {
        _changes = [.. changes];
        if (_changes.Zip(_changes.Skip(1)).Any(pair => pair.Second.At < pair.First.At))
        {
            throw new ArgumentException("The changes must be in the order of time.", nameof(changes));
        }
    }

    public int Count => _changes.Count;

    public void Add(StateChange change)
    {
        if (_changes.Count > 0 && change.At < _changes[^1].At)
        {
            throw new ArgumentException($"A change at {change.At:O} cannot follow one at {_changes[^1].At:O}.", nameof(change));
        }

        _changes.Add(change);
    }

    /// <summary>What was shown at a moment; null before the first change.</summary>
    public ServiceState? At(DateTimeOffset moment) => IndexAt(moment) is >= 0 and var index ? _changes[index].State : null;

    /// <summary>Forgets what ended before the moment.</summary>
    public void TrimBefore(DateTimeOffset moment)
    {
        var keep = IndexAt(moment);
        if (keep > 0)
        {
            _changes.RemoveRange(0, keep);
        }
    }

    /// <summary>Time in each state within a window; the time before the first change counts as nothing.</summary>
    public StateTime Within(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = default(StateTime);
        for (var i = Math.Max(0, IndexAt(from)); i < _changes.Count && _changes[i].At < to; i++)
        {
            var start = _changes[i].At > from ? _changes[i].At : from;
            var end = i + 1 < _changes.Count && _changes[i + 1].At < to ? _changes[i + 1].At : to;
            if (end > start)
            {
                sum += StateTime.Of(_changes[i].State, (end - start).Ticks);
            }
        }

        return sum;
    }

    /// <summary>The times in a state that reach into a window, each whole; one that lasts has no end.</summary>
    /// <param name="state">Which.</param>
    /// <param name="from">When the window begins.</param>
    /// <param name="to">When it ends; null while it has not.</param>
    public IEnumerable<(DateTimeOffset Start, DateTimeOffset? End)> TimesIn(ServiceState state, DateTimeOffset from, DateTimeOffset? to)
    {
        for (var i = Math.Max(0, IndexAt(from)); i < _changes.Count && !(_changes[i].At >= to); i++)
        {
            if (_changes[i].State != state)
            {
                continue;
            }

            var first = i;
            while (first > 0 && _changes[first - 1].State == state)
            {
                first--;
            }

            while (i + 1 < _changes.Count && _changes[i + 1].State == state)
            {
                i++;
            }

            yield return (_changes[first].At, i + 1 < _changes.Count ? _changes[i + 1].At : null);
        }
    }

    // The last change at or before the moment; -1 when all are later.
    private int IndexAt(DateTimeOffset moment)
    {
        var (low, high) = (0, _changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _changes[middle].At <= moment ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
