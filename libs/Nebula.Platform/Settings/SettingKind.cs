namespace Nebula.Platform.Settings;

/// <summary>What sort of text a setting takes.</summary>
public enum SettingKind
{
    Text,

    /// <summary>Entries, apart by commas.</summary>
    List,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number with a unit: 30s, 15m.</summary>
    Duration,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>One of the allowed values.</summary>
    Choice,

    /// <summary>An absolute URL.</summary>
    Url,
}
