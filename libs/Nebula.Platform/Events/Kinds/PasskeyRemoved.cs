namespace Nebula.Platform.Events.Kinds;

/// <summary>A user can no longer sign in with a passkey.</summary>
public sealed record PasskeyRemoved(Guid UserId, string Name, string Passkey) : PlatformEvent
{
    public override EventHeader Header => new("user.passkey_removed", EventCategory.Security, EventSeverity.Warning, "identity", $"{Name} can no longer sign in with the passkey {Passkey}")
    {
        Subject = $"user:{UserId}",
    };
}
