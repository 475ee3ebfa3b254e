namespace Nebula.Platform.Events.Kinds;

/// <summary>A key was made with which programs act for a user.</summary>
public sealed record ApiKeyCreated(Guid KeyId, string Name, Guid UserId, string UserName) : PlatformEvent
{
    public override EventHeader Header => new("user.api_key_created", EventCategory.Security, EventSeverity.Info, "identity", $"{UserName} has a new API key: {Name}")
    {
        Subject = $"user:{UserId}",
    };
}
