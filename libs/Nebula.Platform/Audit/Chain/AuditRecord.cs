namespace Nebula.Platform.Audit.Chain;

/// <summary>A row of the audit log as it stands in its table.</summary>
internal sealed record AuditRecord
{
    /// <summary>Every column of <c>audit_outbox</c>, in its own order.</summary>
    public const string Columns =
        """
        id as Id, occurred_at as OccurredAt, actor_kind as ActorKind, actor_id as ActorId, actor_name as ActorName, address as Address,
        trace_id as TraceId, action as Action, outcome as Outcome, target as Target, target_name as TargetName, detail as Detail,
        before_value::text as Before, after_value::text as After, times as Times
        """;

    /// <summary>Every column of <c>audit_log</c>.</summary>
    public const string LogColumns = $"seq as Seq, version as Version, hash as Hash, {Columns}";

    public long Seq { get; init; }

    /// <summary>Which encoding <see cref="Hash"/> is over.</summary>
    public short Version { get; init; } = AuditHash.Version;

    public byte[] Hash { get; init; } = [];

    public required Guid Id { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string ActorKind { get; init; }

    public string? ActorId { get; init; }

    public required string ActorName { get; init; }

    public string? Address { get; init; }

    public string? TraceId { get; init; }

    public required string Action { get; init; }

    public required string Outcome { get; init; }

    public string? Target { get; init; }

    public string? TargetName { get; init; }

    public string? Detail { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public required int Times { get; init; }
}
