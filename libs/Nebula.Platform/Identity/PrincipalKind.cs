namespace Nebula.Platform.Identity;

/// <summary>Who is asking.</summary>
public enum PrincipalKind
{
    /// <summary>Nobody known.</summary>
    Public,

    /// <summary>A user with a session.</summary>
    User,

    /// <summary>A program with an API key, for a user.</summary>
    ApiKey,

    /// <summary>One of our own processes, with the service token.</summary>
    Service,
}
