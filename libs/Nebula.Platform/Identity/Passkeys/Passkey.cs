namespace Nebula.Platform.Identity.Passkeys;

/// <summary>A passkey as its user sees it.</summary>
public sealed record Passkey
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The device keeps copies on others, so losing it does not lose the passkey.</summary>
    public required bool IsBackedUp { get; init; }
}
