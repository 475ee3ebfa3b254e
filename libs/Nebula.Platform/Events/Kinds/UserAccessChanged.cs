namespace Nebula.Platform.Events.Kinds;

/// <summary>A user was shut out, or let in again.</summary>
public sealed record UserAccessChanged(Guid UserId, string Name, bool Allowed) : PlatformEvent
{
    public override EventHeader Header => new("user.access_changed", EventCategory.Security, EventSeverity.Warning, "identity", $"{Name} can {(Allowed ? "sign in again" : "no longer sign in")}.")
    {
        Subject = $"user:{UserId}",
    };
}
