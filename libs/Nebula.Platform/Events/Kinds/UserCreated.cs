using Nebula.Platform.Identity;

namespace Nebula.Platform.Events.Kinds;

/// <summary>Somebody was made a user.</summary>
public sealed record UserCreated(Guid UserId, string Name, Role Role) : PlatformEvent
{
    public override EventHeader Header => new("user.created", EventCategory.Security, EventSeverity.Info, "identity", $"{Name} is a user now, as {Role.ToString().ToLowerInvariant()}.")
    {
        Subject = $"user:{UserId}",
    };
}
