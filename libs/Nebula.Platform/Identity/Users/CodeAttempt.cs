using System.Net;

namespace Nebula.Platform.Identity.Users;

/// <summary>The second step of a login: the token that the first gave to the browser, and a code.</summary>
public sealed record CodeAttempt(string Token, string Code, IPAddress Address, string UserAgent)
{
    /// <summary>The trace of the request, for the audit log.</summary>
    public string? TraceId { get; init; }
}
