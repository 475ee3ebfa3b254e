using Nebula.Platform.Identity;

namespace Nebula.Platform.Events.Kinds;

/// <summary>What a user may do was changed.</summary>
public sealed record UserRoleChanged(Guid UserId, string Name, Role Before, Role After) : PlatformEvent
{
    /// <summary>What the user was the last to save; null for nothing.</summary>
    public LeftBehind? Left { get; init; }

    public override EventHeader Header => new("user.role_changed", EventCategory.Security, EventSeverity.Warning, "identity", $"{Name} is {After.ToString().ToLowerInvariant()} now, no longer {Before.ToString().ToLowerInvariant()}.{Left}")
    {
        Subject = $"user:{UserId}",
    };
}
