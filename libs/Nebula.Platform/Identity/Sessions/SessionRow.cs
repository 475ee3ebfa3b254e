namespace Nebula.Platform.Identity.Sessions;

/// <summary>A living session as the table has it, for the list that its user reads.</summary>
internal sealed record SessionRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    public required string Address { get; init; }

    public required string UserAgent { get; init; }
}
