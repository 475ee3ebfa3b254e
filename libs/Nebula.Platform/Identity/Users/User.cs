namespace Nebula.Platform.Identity.Users;

/// <summary>Somebody who can sign in.</summary>
public sealed record User
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>What the user could sign in with when it was read; 0 for one just made.</summary>
    public long CredentialVersion { get; init; }
}
