namespace Nebula.Platform.Identity.Oidc;

/// <summary>What somebody goes to the identity provider for.</summary>
public enum OidcPurpose
{
    SignIn,

    /// <summary>To sign in with that account later.</summary>
    Link,

    /// <summary>To prove anew who is at a session.</summary>
    Confirm,

    /// <summary>To accept an invitation.</summary>
    Invite,
}
