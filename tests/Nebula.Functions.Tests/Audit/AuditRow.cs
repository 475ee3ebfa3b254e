namespace Nebula.Functions.Tests.Audit;

/// <summary>What the tests look at of an entry, wherever it is on its way to the log.</summary>
internal sealed record AuditRow
{
    public required Guid Id { get; init; }

    public required string ActorKind { get; init; }

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
