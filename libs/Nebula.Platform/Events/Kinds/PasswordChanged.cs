namespace Nebula.Platform.Events.Kinds;

/// <summary>A user's password was changed or reset.</summary>
public sealed record PasswordChanged(Guid UserId, string Name) : PlatformEvent
{
    public override EventHeader Header => new("user.password_changed", EventCategory.Security, EventSeverity.Warning, "identity", $"The password of {Name} was changed.")
    {
        Subject = $"user:{UserId}",
    };
}
