namespace Nebula.Platform.Events.Kinds;

/// <summary>A key with which programs acted for a user is worth nothing any more.</summary>
public sealed record ApiKeyRevoked(Guid KeyId, string Name, Guid UserId, string UserName) : PlatformEvent
{
    public override EventHeader Header => new("user.api_key_revoked", EventCategory.Security, EventSeverity.Info, "identity", $"The API key {Name} of {UserName} was revoked")
    {
        Subject = $"user:{UserId}",
    };
}
