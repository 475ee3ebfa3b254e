namespace Nebula.Homelab.Status.Live;

/// <summary>How many may follow at once, so that nobody keeps the others out. Not safe for threads: its owner locks.</summary>
internal sealed class ViewerSeats
{
    public const int MaxAll = 2000;

    /// <summary>What is left belongs to those who may read the status.</summary>
    public const int MaxPublic = 1500;

    /// <summary>Enough for the people behind one address.</summary>
    public const int MaxPublicOfGroup = 50;

    private readonly Dictionary<string, int> _publicOfGroup = new(StringComparer.Ordinal);
    private int _all;
    private int _public;

    public bool TryTake(StatusAudience audience, string group)
    {
        if (_all >= MaxAll)
        {
            return false;
        }

        if (audience == StatusAudience.Public)
        {
            var taken = _publicOfGroup.GetValueOrDefault(group);
            if (_public >= MaxPublic || taken >= MaxPublicOfGroup)
            {
                return false;
            }

            _publicOfGroup[group] = taken + 1;
            _public++;
        }

        _all++;
        return true;
    }

    public void Free(StatusAudience audience, string group)
    {
        _all--;
        if (audience != StatusAudience.Public)
        {
            return;
        }

        _public--;
        if (--_publicOfGroup[group] == 0)
        {
            _publicOfGroup.Remove(group);
        }
    }
}
