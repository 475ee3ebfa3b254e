namespace Nebula.Platform.Secrets;

/// <summary>What may be told about a secret: everything but its value.</summary>
public sealed record StoredSecret
{
    public required string Name { get; init; }

    /// <summary>The key it is sealed with.</summary>
    public required string KeyId { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }
}
