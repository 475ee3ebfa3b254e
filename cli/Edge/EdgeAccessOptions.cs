using System.Diagnostics.CodeAnalysis;
using Nebula.Cli.Installation;
using Nebula.Platform.Configuration;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ForwardAuth;

namespace Nebula.Cli.Edge;

/// <summary>Under which names the edge answers, and whom it believes about where a request came from.</summary>
internal sealed record EdgeAccessOptions
{
    public const string SectionName = "Edge";

    private const string HostsVariable = "NEBULA_HOSTS";
    private const string ProxiesVariable = "NEBULA_TRUSTED_PROXIES";

    /// <summary>Nothing configured: names of this machine only, no proxy.</summary>
    public static EdgeAccessOptions Default { get; } = new();

    [EnvironmentVariable(
        LauncherSettings.PublicUrl,
        "The URL by which people reach this installation when a proxy stands before the edge. The edge answers for its host too.",
        Example = "https://nebula.example.net")]
    public string? PublicUrl { get; init; }

    [EnvironmentVariable(
        HostsVariable,
        "More host names, apart by commas, for which the edge answers; those of this machine, localhost and IP addresses need no mention. "
            + "For other names it refuses, so that a page elsewhere cannot point its own name at this machine (DNS rebinding).",
        Example = "nebula.lan,nebula.tail1234.ts.net")]
    public string[] Hosts { get; init; } = [];

    public TrustedProxies Proxies { get; init; } = TrustedProxies.None;

    /// <summary>In which a listed proxy says who is signed in; null for none.</summary>
    public string? ForwardAuthHeader { get; init; }

    public TrustedProxies ForwardAuthProxies { get; init; } = TrustedProxies.None;

    /// <param name="settings">The launcher's.</param>
    /// <param name="options">null when a value is not understood.</param>
    /// <param name="problem">Which value; null when all are understood.</param>
    public static bool TryRead(LauncherSettings settings, [NotNullWhen(true)] out EdgeAccessOptions? options, [NotNullWhen(false)] out string? problem)
    {
        options = null;
        var url = settings[LauncherSettings.PublicUrl];
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"))
        {
            problem = $"{LauncherSettings.PublicUrl}: '{url}' is not a URL such as https://nebula.example.net.";
            return false;
        }

        if (!TrustedProxies.TryParse(List(settings[ProxiesVariable]), out var proxies, out problem))
        {
            return false;
        }

        if (!ForwardAuthOptions.TryReadProxies(settings[ForwardAuthOptions.ProxiesVariable], out var naming, out problem))
        {
            return false;
        }

        var header = settings[ForwardAuthOptions.HeaderVariable];
        if (header is { Length: > 0 } && !ForwardAuthOptions.IsFit(header))
        {
            problem = $"{ForwardAuthOptions.HeaderVariable}: '{header}' is not the name of a header that means nothing else, such as Remote-User.";
            return false;
        }

        options = new EdgeAccessOptions
        {
            PublicUrl = url,
            Hosts = List(settings[HostsVariable]),
            Proxies = proxies,
            ForwardAuthHeader = header is { Length: > 0 } ? header : null,
            ForwardAuthProxies = naming,
        };
        return true;
    }

    private static string[] List(string? text) => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
