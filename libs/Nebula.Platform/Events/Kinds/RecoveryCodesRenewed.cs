namespace Nebula.Platform.Events.Kinds;

/// <summary>A user took new recovery codes; the old ones are dead.</summary>
public sealed record RecoveryCodesRenewed(Guid UserId, string Name) : PlatformEvent
{
    public override EventHeader Header => new(
        "user.recovery_codes_renewed", EventCategory.Security, EventSeverity.Info, "identity", $"{Name} has new recovery codes.")
    {
        Subject = $"user:{UserId}",
    };
}
