namespace Nebula.Platform.Secrets;

/// <summary>A row of the table <c>secrets</c>.</summary>
internal sealed record SecretRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required byte[] Value { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }
}
