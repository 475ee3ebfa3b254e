namespace Nebula.Platform.Events.Kinds;

/// <summary>A user turned the second factor on or off, or it was removed by somebody else.</summary>
public sealed record SecondFactorChanged(Guid UserId, string Name, bool On) : PlatformEvent
{
    public override EventHeader Header => new(
        "user.second_factor_changed", EventCategory.Security, EventSeverity.Warning, "identity", $"The second factor of {Name} was turned {(On ? "on" : "off")}.")
    {
        Subject = $"user:{UserId}",
    };
}
