namespace Nebula.Platform.Settings;

/// <summary>Changes of a setting, the latest first.</summary>
/// <param name="Items">The changes.</param>
/// <param name="Next">The <c>before</c> of the next page; null on the last.</param>
public sealed record SettingHistory(IReadOnlyList<SettingChange> Items, int? Next);
