namespace Nebula.Platform.Settings;

/// <summary>Where a value comes from, the first that has one wins.</summary>
public enum SettingSourceKind
{
    /// <summary>Set on a page or by <c>./nebula settings</c>.</summary>
    Database,

    /// <summary>A variable of the process.</summary>
    Environment,

    /// <summary>A line of a <c>.env</c> file.</summary>
    EnvFile,

    /// <summary>Another source of configuration, such as a JSON file.</summary>
    Configuration,

    /// <summary>Nobody set it.</summary>
    Default,
}
