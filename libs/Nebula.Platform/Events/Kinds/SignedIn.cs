namespace Nebula.Platform.Events.Kinds;

/// <summary>Somebody signed in.</summary>
/// <param name="User">The user's id.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Address">Where from.</param>
public sealed record SignedIn(Guid User, string Name, string? Address) : PlatformEvent
{
    public override EventHeader Header => new("user.signed_in", EventCategory.Security, EventSeverity.Info, "identity", $"{Name} signed in from {Address ?? "nowhere known"}")
    {
        Subject = $"user:{User}",
    };
}
