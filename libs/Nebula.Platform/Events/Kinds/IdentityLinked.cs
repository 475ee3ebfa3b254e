namespace Nebula.Platform.Events.Kinds;

/// <summary>A user can sign in with an account of the identity provider from now on.</summary>
public sealed record IdentityLinked(Guid UserId, string Name, string Provider) : PlatformEvent
{
    public override EventHeader Header => new("user.identity_linked", EventCategory.Security, EventSeverity.Warning, "identity", $"{Name} can sign in with {Provider}")
    {
        Subject = $"user:{UserId}",
    };
}
