using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Identity;

/// <summary>Settings of identity and access.</summary>
public sealed class IdentityOptions
{
    public const string SectionName = "Identity";

    [EnvironmentVariable(
        "NEBULA_SERVICE_TOKEN",
        "The secret by which the functions know ./nebula, the command line. Not set: it has no access. "
            + "`./nebula up` gives its functions the one in its data folder, whatever is set here. `openssl rand -base64 32` makes a good one.",
        Secret = true,
        Label = "Token of the command line",
        Locked = "The functions and ./nebula share it before there is a database. Set it in the environment or in .env.")]
    [MinLength(32, ErrorMessage = "must have at least 32 characters")]
    public string? ServiceToken { get; set; }

    [EnvironmentVariable(
        "NEBULA_LAUNCHER_TOKEN",
        "The secret by which the functions know the launcher; `./nebula up` makes one at each start, whatever is set here. Without a launcher nobody has one.",
        Secret = true,
        Label = "Token of the launcher",
        Locked = "The functions and the launcher share it before there is a database. Set it in the environment or in .env.")]
    [MinLength(32, ErrorMessage = "must have at least 32 characters")]
    public string? LauncherToken { get; set; }

    [EnvironmentVariable(
        "NEBULA_TRUSTED_PROXIES",
        "Addresses and networks, apart by commas, of the proxies that you run before the edge (Caddy, Tailscale Serve): their X-Forwarded-For, "
            + "-Proto and -Host are believed. Nobody's when not set.",
        Label = "Trusted proxies",
        Example = "127.0.0.1,172.18.0.0/16",
        Locked = "The edge reads it too, before there is a database. Set it in the environment or in .env.")]
    public string[] TrustedProxies { get; set; } = [];

    [EnvironmentVariable(
        "NEBULA_REQUIRE_SECOND_FACTOR",
        "Whether admins and the owner must have a second factor. One who has none can then only open the own account, to set it up.",
        Label = "Second factor for admins",
        Dangerous = true)]
    public bool RequireSecondFactor { get; set; }

    [EnvironmentVariable(
        "NEBULA_EDGE_SECRET",
        "The secret by which the functions know the edge, whose forwarded headers they then believe and nobody else's; `./nebula up` makes one "
            + "at each start. Not set: those of NEBULA_TRUSTED_PROXIES are believed.",
        Secret = true,
        Label = "Edge secret",
        Locked = "The functions and the edge share it before there is a database. Set it in the environment or in .env.")]
    [MinLength(32, ErrorMessage = "must have at least 32 characters")]
    public string? EdgeSecret { get; set; }
}
