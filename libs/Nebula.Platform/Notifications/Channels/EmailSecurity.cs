namespace Nebula.Platform.Notifications.Channels;

/// <summary>How the way to an SMTP server is kept from others' eyes.</summary>
public enum EmailSecurity
{
    /// <summary>TLS after a word in the clear; without it nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>In the clear: for a server in the same house.</summary>
    None,
}
