namespace Nebula.Homelab.Status.Live;

/// <summary>Who looks.</summary>
public enum StatusAudience
{
    /// <summary>Anybody: public services only, without a word about how they are reached.</summary>
    Public,

    /// <summary>Those who may read the status: everything.</summary>
    Full,
}
