namespace Nebula.Platform.Events.Kinds;

/// <summary>Somebody knew a user's password and not the code of its second factor.</summary>
public sealed record CodeRefused(Guid UserId, string Name, string Address) : PlatformEvent
{
    public override EventHeader Header => new(
        "user.code_refused", EventCategory.Security, EventSeverity.Warning, "identity", $"From {Address} the password of {Name} was right, and the code was not.")
    {
        Subject = $"user:{UserId}",
    };
}
