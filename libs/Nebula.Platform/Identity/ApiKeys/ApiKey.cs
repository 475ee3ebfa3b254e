namespace Nebula.Platform.Identity.ApiKeys;

/// <summary>A key as lists show it; the key itself is shown once, when it is made.</summary>
public sealed record ApiKey
{
    public required Guid Id { get; init; }

    /// <summary>How the key begins.</summary>
    public required string Handle { get; init; }

    public required string Name { get; init; }

    /// <summary>For whom it acts.</summary>
    public required Guid UserId { get; init; }

    public required string UserName { get; init; }

    /// <summary>What it may, as far as its user still may.</summary>
    public required string[] Permissions { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>To a few minutes; null when it never was.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}
