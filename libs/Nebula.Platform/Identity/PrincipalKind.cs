namespace Nebula.Platform.Identity;

/// <summary>Who is asking.</summary>
public enum PrincipalKind
{
    /// <summary>Nobody known.</summary>
    Public,

    /// <summary>A user with a session.</summary>
    User,

    /// <summary>One of our own processes, with the service token.</summary>
    Service,
}
