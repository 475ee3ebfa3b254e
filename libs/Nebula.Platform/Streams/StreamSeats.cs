namespace Nebula.Platform.Streams;

/// <summary>How many may follow at once, so that nobody keeps the others out. Not safe for threads: its owner locks.</summary>
/// <param name="max">Altogether.</param>
/// <param name="maxOfGroup">Of one group: the people behind one address.</param>
public sealed class StreamSeats(int max, int maxOfGroup)
{
    private readonly Dictionary<string, int> _ofGroup = new(StringComparer.Ordinal);
    private int _taken;

    public bool TryTake(string group)
    {
        var taken = _ofGroup.GetValueOrDefault(group);
        if (_taken >= max || taken >= maxOfGroup)
        {
            return false;
        }

        _ofGroup[group] = taken + 1;
        _taken++;
        return true;
    }

    public void Free(string group)
    {
        _taken--;
        if (--_ofGroup[group] == 0)
        {
            _ofGroup.Remove(group);
        }
    }
}
