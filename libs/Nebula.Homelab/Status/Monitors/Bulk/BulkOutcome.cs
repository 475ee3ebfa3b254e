namespace Nebula.Homelab.Status.Monitors.Bulk;

/// <summary>What became of one of many monitors.</summary>
public enum BulkOutcome
{
    Done,

    /// <summary>It was so already.</summary>
    Unchanged,

    Refused,
}
