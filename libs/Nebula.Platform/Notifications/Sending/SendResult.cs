namespace Nebula.Platform.Notifications.Sending;

/// <summary>How the other side has taken a message.</summary>
internal enum SendResult
{
    Sent,

    /// <summary>It asks to wait, and says how long.</summary>
    Limited,

    /// <summary>It did not answer, or not as it will: to be tried again.</summary>
    Failed,

    /// <summary>It will not take this message, however often.</summary>
    Rejected,

    /// <summary>It will take no message any more.</summary>
    Gone,
}
