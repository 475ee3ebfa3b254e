namespace Nebula.Platform.Notifications.Channels;

/// <summary>By which protocol a channel is spoken to.</summary>
public enum ChannelKind
{
    /// <summary>A webhook of a Discord channel.</summary>
    Discord,

    /// <summary>JSON by POST, signed.</summary>
    Webhook,

    /// <summary>A topic of an ntfy server.</summary>
    Ntfy,

    /// <summary>A mail over an SMTP server.</summary>
    Email,
}
