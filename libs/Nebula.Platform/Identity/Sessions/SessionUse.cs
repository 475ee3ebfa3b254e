namespace Nebula.Platform.Identity.Sessions;

/// <summary>What a session is asked for.</summary>
public enum SessionUse
{
    /// <summary>A request that changes nothing.</summary>
    Reading,

    /// <summary>A request that changes something: only PostgreSQL and its fresh copies answer for the session.</summary>
    Changing,

    /// <summary>A stream asks again whether its session lives; nobody has used it.</summary>
    Watching,
}
