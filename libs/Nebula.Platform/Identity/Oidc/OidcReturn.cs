using System.Net;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>What a browser brings back from the provider.</summary>
public sealed record OidcReturn
{
    public required string State { get; init; }

    /// <summary>Empty when the provider refused.</summary>
    public required string Code { get; init; }

    /// <summary>Who says to have answered (RFC 9207); not every provider says it.</summary>
    public string? Issuer { get; init; }

    /// <summary>Why the provider refused.</summary>
    public string? Refusal { get; init; }

    /// <summary>What the browser's cookie holds.</summary>
    public string? Browser { get; init; }

    /// <summary>The session of the browser that brings it, if it has one.</summary>
    public Session? Own { get; init; }

    public required IPAddress Address { get; init; }

    public required string UserAgent { get; init; }

    public string? TraceId { get; init; }
}
