using System.Net;

namespace Nebula.Platform.Identity.Setup;

/// <summary>What somebody who holds a setup link asks for.</summary>
public sealed record OwnerClaim(string Token, string Name, string Password, IPAddress Address, string UserAgent)
{
    /// <summary>The trace of the request, for the audit log.</summary>
    public string? TraceId { get; init; }
}
