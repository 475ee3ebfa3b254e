using Nebula.Platform.Streams;

namespace Nebula.Homelab.Status.Live;

/// <summary>How many may follow at once, so that nobody keeps the others out. Not safe for threads: its owner locks.</summary>
internal sealed class ViewerSeats
{
    public const int MaxAll = 2000;

    /// <summary>What is left belongs to those who may read the status.</summary>
    public const int MaxPublic = 1500;

    /// <summary>Enough for the people behind one address.</summary>
    public const int MaxPublicOfGroup = 50;

    private readonly StreamSeats _public = new(MaxPublic, MaxPublicOfGroup);
    private int _all;

    public bool TryTake(StatusAudience audience, string group)
    {
        if (_all >= MaxAll || (audience == StatusAudience.Public && !_public.TryTake(group)))
        {
            return false;
        }

        _all++;
        return true;
    }

    public void Free(StatusAudience audience, string group)
    {
        _all--;
        if (audience == StatusAudience.Public)
        {
            _public.Free(group);
        }
    }
}
