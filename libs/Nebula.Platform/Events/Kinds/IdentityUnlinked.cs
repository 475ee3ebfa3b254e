namespace Nebula.Platform.Events.Kinds;

/// <summary>A user can no longer sign in with an account of the identity provider.</summary>
public sealed record IdentityUnlinked(Guid UserId, string Name, string Provider) : PlatformEvent
{
    public override EventHeader Header => new("user.identity_unlinked", EventCategory.Security, EventSeverity.Warning, "identity", $"{Name} can no longer sign in with {Provider}")
    {
        Subject = $"user:{UserId}",
    };
}
