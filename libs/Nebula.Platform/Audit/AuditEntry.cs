namespace Nebula.Platform.Audit;

/// <summary>One act, for the audit log.</summary>
/// <param name="Actor">Who acted.</param>
/// <param name="Action">What was done, of <see cref="AuditActions"/>.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record AuditEntry(Actor Actor, string Action, AuditOutcome Outcome)
{
    /// <summary>The thing acted on, <c>kind:id</c>: <c>monitor:0198…</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Its name at that time.</summary>
    public string? TargetName { get; init; }

    /// <summary>For people: why it was refused, what failed.</summary>
    public string? Detail { get; init; }

    /// <summary>How often; more than once only for refusals and failures that were alike within a minute.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The thing before, as the API shows it; members that hold secrets are masked when it is written.</summary>
    public object? Before { get; init; }

    /// <summary>The thing after.</summary>
    public object? After { get; init; }
}
