namespace Nebula.Platform.Events.Kinds;

/// <summary>A fire drill has shown that alerts do not arrive, or could not show that they do.</summary>
/// <param name="Drill">Its id.</param>
/// <param name="Why">In the words of who refused, where somebody did.</param>
public sealed record FireDrillFailed(Guid Drill, string Why) : PlatformEvent
{
    public override EventHeader Header => new("fire_drill.failed", EventCategory.System, EventSeverity.Warning, "fire-drill", $"The fire drill failed: {Why}")
    {
        Subject = $"fire-drill:{Drill}",
    };
}
