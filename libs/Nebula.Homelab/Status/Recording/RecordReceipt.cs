namespace Nebula.Homelab.Status.Recording;

/// <summary>What became of a batch of reports.</summary>
public sealed record RecordReceipt
{
    /// <summary>Results that were not in the database before.</summary>
    public required int Written { get; init; }

    /// <summary>Monitors whose claim had passed to somebody else, or that are no more: nothing was written for them.</summary>
    public required IReadOnlyList<int> Refused { get; init; }

    /// <summary>What is shown now for the monitors of the batch.</summary>
    public required IReadOnlyDictionary<int, ShownState> Shown { get; init; }
}
