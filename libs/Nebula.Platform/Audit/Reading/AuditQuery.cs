namespace Nebula.Platform.Audit.Reading;

/// <summary>Which entries of the audit log; what is null does not matter.</summary>
public sealed record AuditQuery
{
    /// <summary>The actor's name at that time, or its id.</summary>
    public string? Actor { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public string? Action { get; init; }

    /// <summary>The thing acted on, <c>kind:id</c>: its history.</summary>
    public string? Target { get; init; }

    public AuditOutcome? Outcome { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>What a name, a detail, an address or a value of the entry contains.</summary>
    public string? Text { get; init; }
}
