namespace Nebula.Platform.Settings;

/// <summary>Every setting there is, group by group.</summary>
/// <param name="Settings">The settings.</param>
public sealed record SettingList(IReadOnlyList<Setting> Settings);
