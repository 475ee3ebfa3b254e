namespace Nebula.Platform.Events.Kinds;

/// <summary>A user was removed.</summary>
public sealed record UserDeleted(Guid UserId, string Name) : PlatformEvent
{
    public override EventHeader Header => new("user.deleted", EventCategory.Security, EventSeverity.Warning, "identity", $"The user {Name} was deleted.")
    {
        Subject = $"user:{UserId}",
    };
}
