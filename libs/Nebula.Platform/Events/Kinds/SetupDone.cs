namespace Nebula.Platform.Events.Kinds;

/// <summary>The installation has its owner.</summary>
/// <param name="Owner">The owner's id.</param>
/// <param name="Name">The owner's name.</param>
public sealed record SetupDone(Guid Owner, string Name) : PlatformEvent
{
    public override EventHeader Header => new("setup.done", EventCategory.System, EventSeverity.Success, "identity", $"The installation was set up by {Name}")
    {
        Subject = $"user:{Owner}",
    };
}
