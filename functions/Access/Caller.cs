using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Access;

/// <summary>Who sent a request.</summary>
/// <param name="Principal">The caller and what it may do.</param>
/// <param name="Session">The session it came with, if it came with a living one.</param>
/// <param name="Expired">It came with a session cookie that is worth nothing any more.</param>
/// <param name="Refused">What is wrong with what it showed: it is nobody, and where one must be somebody it is told so.</param>
internal sealed record Caller(Principal Principal, Session? Session = null, bool Expired = false, Error? Refused = null)
{
    public static Caller Public { get; } = new(Principal.Public);

    public static Caller Refuse(Error error) => Public with { Refused = error };
}
