namespace Nebula.Platform.Events.Kinds;

/// <summary>A passkey counted less than before, as a copy of it would, and was refused.</summary>
public sealed record PasskeyCopied(Guid UserId, string Name, string Passkey) : PlatformEvent
{
    public override EventHeader Header => new("user.passkey_copied", EventCategory.Security, EventSeverity.Warning, "identity", $"The passkey {Passkey} of {Name} was refused: somebody may have a copy of it")
    {
        Subject = $"user:{UserId}",
    };
}
