namespace Nebula.Platform.Identity.Sessions;

/// <summary>By what a session was opened, for the audit log.</summary>
public enum SignInMethod
{
    Password,

    /// <summary>Password and a code of the authenticator app.</summary>
    Code,

    /// <summary>Password and a recovery code.</summary>
    RecoveryCode,

    SetupLink,

    Invite,

    /// <summary>The identity provider vouched for the person.</summary>
    Oidc,

    Passkey,

    /// <summary>A listed proxy named the person.</summary>
    ForwardAuth,
}
