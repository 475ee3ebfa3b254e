namespace Nebula.Platform.Settings;

/// <summary>A setting as the API shows it. The value of a secret is nowhere in it.</summary>
public sealed record Setting
{
    /// <summary>Its environment variable: <c>NEBULA_OUTBOUND_ALLOW</c>.</summary>
    public required string Key { get; init; }

    public required string Label { get; init; }

    public required string Description { get; init; }

    /// <summary>The part of Nebula that it belongs to.</summary>
    public required string Group { get; init; }

    public required SettingKind Kind { get; init; }

    /// <summary>The values of a choice; empty when any text may do.</summary>
    public required IReadOnlyList<string> Allowed { get; init; }

    public string? Unit { get; init; }

    public string? Example { get; init; }

    public required bool Secret { get; init; }

    /// <summary>It opens doors: it needs the permission settings.secure, as secrets do.</summary>
    public required bool Dangerous { get; init; }

    /// <summary>Why it cannot be set here; null when it can.</summary>
    public string? Locked { get; init; }

    public required bool NeedsRestart { get; init; }

    /// <summary>What counts now is still the value of the start.</summary>
    public required bool RestartPending { get; init; }

    /// <summary>Whether anybody has set it, here or elsewhere.</summary>
    public required bool IsSet { get; init; }

    /// <summary>The value in force and where it comes from.</summary>
    public required SettingSource Source { get; init; }

    /// <summary>What a reset brings back; null when nothing is set here.</summary>
    public SettingSource? Beneath { get; init; }

    /// <summary>Goes back in <c>If-Match</c>; 0 when it was never set here.</summary>
    public required int Version { get; init; }

    /// <summary>When it was last set or reset here; null for never.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public string? ChangedBy { get; init; }

    /// <summary>Why the value stored here is not in force; null when it is, or when there is none.</summary>
    public string? Fault { get; init; }
}
