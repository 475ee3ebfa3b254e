namespace Nebula.Platform.Events.Kinds;

/// <summary>A test of an outside system failed that had not failed before, or it works again.</summary>
/// <param name="Integration">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Works">How it is now.</param>
/// <param name="Detail">What was seen.</param>
public sealed record IntegrationChanged(string Integration, string Name, bool Works, string Detail) : PlatformEvent
{
    public override EventHeader Header => Works
        ? new("integration.ready", EventCategory.System, EventSeverity.Success, "integrations", $"{Name} works again: {Detail}") { Subject = Thing }
        : new("integration.failing", EventCategory.System, EventSeverity.Warning, "integrations", $"{Name} fails: {Detail}") { Subject = Thing };

    private string Thing => $"integration:{Integration}";
}
