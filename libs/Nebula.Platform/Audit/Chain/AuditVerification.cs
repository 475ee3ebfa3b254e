namespace Nebula.Platform.Audit.Chain;

/// <summary>What a walk along the whole chain found.</summary>
public sealed record AuditVerification
{
    public required bool Intact { get; init; }

    /// <summary>The first fault; null when there is none.</summary>
    public AuditFault? Fault { get; init; }

    /// <summary>How many rows hold, from the first on.</summary>
    public required long Rows { get; init; }

    /// <summary>When the walk began; entries of later are not in it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Milliseconds.</summary>
    public required long TookMs { get; init; }

    /// <summary>The end of the chain, in hexadecimal: to be kept elsewhere by who trusts nobody here.</summary>
    public required string Hash { get; init; }

    /// <summary>Up to which row the chain was held against what was noted outside of the database; 0 when nothing is noted.</summary>
    public required long AnchoredSeq { get; init; }

    public DateTimeOffset? AnchoredAt { get; init; }
}
