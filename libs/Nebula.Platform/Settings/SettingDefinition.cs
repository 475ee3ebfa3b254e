namespace Nebula.Platform.Settings;

/// <summary>What there is to know of a setting before it has a value.</summary>
/// <param name="Key">Its environment variable.</param>
/// <param name="Label">What a page calls it.</param>
/// <param name="Description">What it is for and which values it takes.</param>
/// <param name="Group">The part of Nebula that it belongs to.</param>
/// <param name="Kind">What sort of text it takes.</param>
internal sealed record SettingDefinition(string Key, string Label, string Description, string Group, SettingKind Kind)
{
    /// <summary>The same value as a section of configuration: <c>Postgres:PoolSize</c>; null when it has none.</summary>
    public string? SectionKey { get; init; }

    /// <summary>The values of a choice; empty when any text may do.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    public string? Unit { get; init; }

    public string? Example { get; init; }

    /// <summary>What counts when nobody sets it.</summary>
    public string? Default { get; init; }

    public bool Secret { get; init; }

    public bool Dangerous { get; init; }

    public bool NeedsRestart { get; init; }

    public string? Locked { get; init; }

    /// <summary>Only who may set secrets may set it.</summary>
    public bool IsGuarded => Secret || Dangerous;
}
