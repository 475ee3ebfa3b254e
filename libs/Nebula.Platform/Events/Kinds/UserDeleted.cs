namespace Nebula.Platform.Events.Kinds;

/// <summary>A user was removed.</summary>
public sealed record UserDeleted(Guid UserId, string Name) : PlatformEvent
{
    /// <summary>What the user was the last to save; null for nothing.</summary>
    public LeftBehind? Left { get; init; }

    public override EventHeader Header => new("user.deleted", EventCategory.Security, EventSeverity.Warning, "identity", $"The user {Name} was deleted.{Left}")
    {
        Subject = $"user:{UserId}",
    };
}
