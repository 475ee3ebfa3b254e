namespace Nebula.Platform.Identity.Users;

/// <summary>What a login compares with.</summary>
internal sealed record Credentials
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }

    public required string PasswordHash { get; init; }

    public required DateTimeOffset? DisabledAt { get; init; }

    public required long CredentialVersion { get; init; }

    /// <summary>The password alone opens nothing.</summary>
    public required bool HasSecondFactor { get; init; }

    /// <summary>Whether the user has signed in from the address at hand before.</summary>
    public required bool Familiar { get; init; }

    public User ToUser() => new() { Id = Id, Name = Name, Role = Role, DisabledAt = DisabledAt, CredentialVersion = CredentialVersion };
}
