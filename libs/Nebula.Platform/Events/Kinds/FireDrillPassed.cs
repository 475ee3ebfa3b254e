namespace Nebula.Platform.Events.Kinds;

/// <summary>A fire drill has shown that alerts arrive.</summary>
/// <param name="Drill">Its id.</param>
/// <param name="Told">Where they arrived and how soon: <c>Discord in 2.1 s</c>.</param>
public sealed record FireDrillPassed(Guid Drill, string Told) : PlatformEvent
{
    public override EventHeader Header => new("fire_drill.passed", EventCategory.System, EventSeverity.Success, "fire-drill", $"Alerts proven: {Told}")
    {
        Subject = $"fire-drill:{Drill}",
    };
}
