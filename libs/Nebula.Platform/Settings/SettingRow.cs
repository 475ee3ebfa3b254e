namespace Nebula.Platform.Settings;

/// <summary>A row of the table <c>settings</c>.</summary>
internal sealed record SettingRow
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public string? Value { get; init; }

    public byte[]? Sealed { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    public bool IsSet => Value is not null || Sealed is { Length: > 0 };
}
