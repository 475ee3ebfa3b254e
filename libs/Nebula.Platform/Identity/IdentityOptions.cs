using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Nebula.Platform.Identity;

/// <summary>Settings of identity and access; read from the environment.</summary>
public sealed class IdentityOptions
{
    /// <summary>
    /// The secret with which our own processes call the internal functions, 32 characters or more. The launcher makes one;
    /// unset means that no service has access.
    /// </summary>
    [ConfigurationKeyName("NEBULA_SERVICE_TOKEN")]
    [MinLength(32, ErrorMessage = "NEBULA_SERVICE_TOKEN needs at least 32 characters; `openssl rand -base64 32` makes a good one.")]
    public string? ServiceToken { get; set; }

    /// <summary>
    /// Addresses or networks (comma-separated, CIDR) whose X-Forwarded-For, X-Forwarded-Proto and X-Forwarded-Host are believed:
    /// the edge and what stands before it. Default: this machine's loopback.
    /// </summary>
    [ConfigurationKeyName("NEBULA_TRUSTED_PROXIES")]
    public string TrustedProxies { get; set; } = "127.0.0.0/8,::1/128";
}
