namespace Nebula.Platform.Identity.Passkeys;

/// <summary>A row of <c>passkeys</c>.</summary>
internal sealed record PasskeyRow
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required byte[] CredentialId { get; init; }

    public required byte[] PublicKey { get; init; }

    public required long SignCount { get; init; }

    public required string[] Transports { get; init; }

    public required string Name { get; init; }

    public required bool BackupEligible { get; init; }

    public required bool BackedUp { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public Passkey ToPasskey() => new() { Id = Id, Name = Name, CreatedAt = CreatedAt, LastUsedAt = LastUsedAt, IsBackedUp = BackedUp };
}
