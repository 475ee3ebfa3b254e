namespace Nebula.Platform.Settings;

/// <summary>A value and where it comes from.</summary>
public sealed record SettingSource
{
    public required SettingSourceKind Kind { get; init; }

    /// <summary>Which file and line, or which variable; null where the kind says all.</summary>
    public string? Place { get; init; }

    /// <summary>The value; null for secrets, and for a default that is "nothing".</summary>
    public string? Value { get; init; }
}
