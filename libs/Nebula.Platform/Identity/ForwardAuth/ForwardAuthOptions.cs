using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Identity.ForwardAuth;

/// <summary>Signing in by the word of a proxy that has asked who somebody is: Authelia, Authentik or oauth2-proxy before the edge.</summary>
public sealed class ForwardAuthOptions : IValidatableObject
{
    public const string SectionName = "ForwardAuth";

    public const string HeaderVariable = "NEBULA_FORWARD_AUTH_HEADER";
    public const string ProxiesVariable = "NEBULA_FORWARD_AUTH_PROXIES";

    private const string Locked = "The edge reads it too, before there is a database. Set it in the environment or in .env.";

    // What already means something else to us, or to what stands between.
    private static readonly string[] Taken =
        ["Authorization", "Connection", "Content-Length", "Content-Type", "Cookie", "Forwarded", "Host", "Origin", "Sec-Fetch-Site", "Transfer-Encoding", "User-Agent"];

    private static readonly string[] TakenPrefixes = ["X-Forwarded", "X-Original", "X-Nebula", "X-CSRF"];

    [EnvironmentVariable(
        HeaderVariable,
        "The header in which a proxy of NEBULA_FORWARD_AUTH_PROXIES says who it let in. Not set: nobody signs in by a header.",
        Label = "Header of the signed-in user",
        Example = "Remote-User",
        Locked = Locked)]
    public string? Header { get; set; }

    [EnvironmentVariable(
        ProxiesVariable,
        "Addresses and networks, apart by commas or blanks, of the proxies whose header is believed; from anybody else the edge drops it. Nobody's when not set. "
            + "Each must set or drop that header itself in every request.",
        Label = "Proxies that name the user",
        Example = "172.18.0.2",
        Locked = Locked)]
    public string Proxies { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Header) && !IsFit(Header))
        {
            yield return new ValidationResult("must be the name of a header that means nothing else, such as Remote-User", [nameof(Header)]);
        }

        if (!TryReadProxies(Proxies, out _, out var problem))
        {
            yield return new ValidationResult(problem, [nameof(Proxies)]);
        }
    }

    /// <summary>Whether a header of the name can carry a user.</summary>
    public static bool IsFit(string header) => header.Length <= 100
        && header.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
        && !Taken.Contains(header, StringComparer.OrdinalIgnoreCase)
        && !TakenPrefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc cref="TrustedProxies.TryParse"/>
    public static bool TryReadProxies(
        string? text,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TrustedProxies? proxies,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? problem) => TrustedProxies.TryParse(
        (text ?? "").Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), out proxies, out problem, ProxiesVariable);
}
