namespace Nebula.Platform.Audit;

/// <summary>How an act ended.</summary>
public enum AuditOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was not allowed, or the rules forbade it.</summary>
    Refused,

    /// <summary>It was begun and failed.</summary>
    Failed,
}
