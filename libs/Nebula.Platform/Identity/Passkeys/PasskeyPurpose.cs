namespace Nebula.Platform.Identity.Passkeys;

/// <summary>What a device is asked for.</summary>
internal enum PasskeyPurpose
{
    SignIn,

    /// <summary>To prove anew who is at a session.</summary>
    Confirm,

    /// <summary>To make a passkey for the user of a session.</summary>
    Add,
}
