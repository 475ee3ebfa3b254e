using Nebula.Platform.Identity;

namespace Nebula.Platform.Events.Kinds;

/// <summary>What a user may do was changed.</summary>
public sealed record UserRoleChanged(Guid UserId, string Name, Role Before, Role After) : PlatformEvent
{
    public override EventHeader Header => new("user.role_changed", EventCategory.Security, EventSeverity.Warning, "identity", $"{Name} is {After.ToString().ToLowerInvariant()} now, no longer {Before.ToString().ToLowerInvariant()}.")
    {
        Subject = $"user:{UserId}",
    };
}
