namespace Nebula.Platform.Events.Kinds;

/// <summary>A notification could not be delivered and was given up.</summary>
/// <param name="Delivery">Its line in the delivery log.</param>
/// <param name="Channel">The channel.</param>
/// <param name="ChannelName">Its name.</param>
/// <param name="About">The title of what was not told; null for an event of security, which not everybody may see.</param>
/// <param name="Why">What the other side said, in one line.</param>
public sealed record NotificationFailed(Guid Delivery, Guid Channel, string ChannelName, string? About, string Why) : PlatformEvent
{
    public override EventHeader Header => new(
        "notification.failed",
        EventCategory.System,
        EventSeverity.Error,
        "notifications",
        About is null ? $"{ChannelName} could not be told of an event of security" : $"{ChannelName} could not be told: {About}")
    {
        Subject = $"channel:{Channel}",
    };
}
