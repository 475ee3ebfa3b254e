namespace Nebula.Platform.Events.Kinds;

/// <summary>The owner handed ownership over.</summary>
public sealed record OwnerChanged(Guid UserId, string Name, string Before) : PlatformEvent
{
    public override EventHeader Header => new("user.owner_changed", EventCategory.Security, EventSeverity.Warning, "identity", $"{Name} is the owner now, in the place of {Before}.")
    {
        Subject = $"user:{UserId}",
    };
}
