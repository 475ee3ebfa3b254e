namespace Nebula.Platform.Identity.Invites;

/// <summary>An invitation that nobody has used yet.</summary>
public sealed record Invite
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
