namespace Nebula.Platform.Events.Kinds;

/// <summary>A user can sign in with a passkey.</summary>
public sealed record PasskeyAdded(Guid UserId, string Name, string Passkey) : PlatformEvent
{
    public override EventHeader Header => new("user.passkey_added", EventCategory.Security, EventSeverity.Warning, "identity", $"{Name} can sign in with the passkey {Passkey}")
    {
        Subject = $"user:{UserId}",
    };
}
