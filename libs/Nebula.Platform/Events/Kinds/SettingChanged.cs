namespace Nebula.Platform.Events.Kinds;

/// <summary>A setting was set on a page or by the command line, or taken back to what the environment says.</summary>
/// <param name="Key">The setting: <c>NEBULA_OUTBOUND_ALLOW</c>.</param>
/// <param name="IsSet">False when it was taken back.</param>
/// <param name="By">Who did it, by name.</param>
public sealed record SettingChanged(string Key, bool IsSet, string By) : PlatformEvent
{
    public override EventHeader Header => new(
        "setting.changed", EventCategory.System, EventSeverity.Info, "settings", IsSet ? $"{By} set {Key}." : $"{By} took back {Key}.")
    {
        Subject = $"setting:{Key}",
    };
}
