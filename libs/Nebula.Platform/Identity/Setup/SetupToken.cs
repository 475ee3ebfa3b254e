namespace Nebula.Platform.Identity.Setup;

/// <summary>What is stored of a setup link.</summary>
internal sealed record SetupToken
{
    public required Guid Id { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset? UsedAt { get; init; }

    public required DateTimeOffset? SupersededAt { get; init; }
}
