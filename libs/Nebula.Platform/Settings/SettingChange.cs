namespace Nebula.Platform.Settings;

/// <summary>One change of a setting.</summary>
public sealed record SettingChange
{
    /// <summary>The version that it made.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string ChangedBy { get; init; }

    /// <summary>Values of a secret are not told.</summary>
    public required bool Secret { get; init; }

    /// <summary>Whether the database had a value before; the environment or the default counted when not.</summary>
    public required bool WasSet { get; init; }

    /// <summary>Whether it has one since; false for a reset.</summary>
    public required bool IsSet { get; init; }

    public string? BeforeValue { get; init; }

    public string? AfterValue { get; init; }
}
