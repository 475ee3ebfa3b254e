namespace Nebula.Homelab.Status.Monitors.Import;

/// <summary>What became, or would become, of a monitor of an export.</summary>
public enum ImportOutcome
{
    /// <summary>It checks here what it checked there.</summary>
    Imported,

    /// <summary>It was taken over, and something about it is different; the notes say what.</summary>
    Changed,

    /// <summary>It was left out; the notes say why.</summary>
    NotImported,
}
