using System.Net;
using Nebula.Platform.Identity.Users;

namespace Nebula.Platform.Identity.Sessions;

/// <summary>Somebody who has proved who it is, and from where.</summary>
/// <param name="User">The user as it was when it was judged.</param>
/// <param name="Method">By what it was judged.</param>
/// <param name="Address">From where.</param>
/// <param name="UserAgent">What the browser says of itself.</param>
public sealed record SessionDraft(User User, SignInMethod Method, IPAddress Address, string UserAgent)
{
    /// <summary>When that was; null for just now.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    /// <summary>The trace of the request, for the audit log.</summary>
    public string? TraceId { get; init; }
}
