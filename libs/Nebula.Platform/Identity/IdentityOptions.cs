using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Identity;

/// <summary>Settings of identity and access.</summary>
public sealed class IdentityOptions
{
    public const string SectionName = "Identity";

    [EnvironmentVariable(
        "NEBULA_SERVICE_TOKEN",
        "The secret with which our own processes call the internal functions; `./nebula up` makes one. Not set: no service has access. "
            + "`openssl rand -base64 32` makes a good one.",
        Secret = true)]
    [MinLength(32, ErrorMessage = "must have at least 32 characters")]
    public string? ServiceToken { get; set; }

    [EnvironmentVariable(
        "NEBULA_TRUSTED_PROXIES",
        "Addresses and networks, apart by commas, whose X-Forwarded-For, -Proto and -Host are believed: the edge, and what stands before it. "
            + "Loopback when not set.",
        Example = "127.0.0.0/8,::1/128,172.18.0.0/16")]
    public string[] TrustedProxies { get; set; } = [];
}
