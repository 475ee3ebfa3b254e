namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>Why a message waits, was not sent or failed.</summary>
public enum DeliveryReason
{
    /// <summary>It happened within the quiet hours of its rule.</summary>
    QuietHours,

    /// <summary>It happened at a time for which its rule is not meant.</summary>
    OutsideSchedule,

    /// <summary>The same was told a moment ago.</summary>
    Duplicate,

    /// <summary>Another rule tells it over the same channel.</summary>
    OtherRule,

    /// <summary>The beginning of the story was not told, so its course is not.</summary>
    StoryNotTold,

    /// <summary>Somebody has taken the incident in hand.</summary>
    Acknowledged,

    /// <summary>Somebody does not want to hear of the incident for a while.</summary>
    Snoozed,

    /// <summary>The channel is switched off.</summary>
    ChannelDisabled,

    /// <summary>The other side has called the channel gone.</summary>
    ChannelBroken,

    /// <summary>The channel was deleted before it could be sent.</summary>
    ChannelDeleted,

    /// <summary>The other side has asked to wait.</summary>
    RateLimited,

    /// <summary>The other side did not take it yet; it is tried again.</summary>
    Retrying,

    /// <summary>The other side did not take it for a day.</summary>
    GivenUp,

    /// <summary>The other side has refused it for good.</summary>
    Rejected,

    /// <summary>It still waited when the backup was made that Nebula was restored from.</summary>
    Restored,

    /// <summary>A reminder of an incident that was over, or under maintenance, by then.</summary>
    NoLongerOpen,
}
