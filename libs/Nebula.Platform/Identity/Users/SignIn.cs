using System.Net;

namespace Nebula.Platform.Identity.Users;

/// <summary>One attempt to sign in, and from where.</summary>
public sealed record SignIn(string Name, string Password, IPAddress Address, string UserAgent)
{
    /// <summary>The trace of the request, for the audit log.</summary>
    public string? TraceId { get; init; }
}
