namespace Nebula.Homelab.Status.History;

/// <summary>How coarse a roll-up is.</summary>
internal enum RollUpLevel
{
    Minute,
    Hour,
    Day,
}
